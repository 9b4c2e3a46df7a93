"""Arbitrary requests to the API: nothing crashes, and each answer is as its OpenAPI says."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.applications import Starlette

from bellflower.web import ROUTES

DESCRIPTION = schemathesis.openapi.from_asgi("/api/openapi.json", Starlette(routes=ROUTES))
CHECKS = [  # an id that fits the description need not exist, so a good request may be refused
    not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


@DESCRIPTION.parametrize()
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_an_arbitrary_request_is_answered_as_described(case):
    case.call_and_validate(checks=CHECKS)
