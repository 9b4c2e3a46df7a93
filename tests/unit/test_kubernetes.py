"""The manifests for Kubernetes: valid by the schemas of its API, and in agreement with each other."""

import re
import tomllib

import kubernetes_validate
import pytest
import yaml

from bellflower.ingest.limits import MAX_BYTES
from bellflower.record.schema import ROOT
from deploy.replicas import FOLDER

KUBERNETES = FOLDER / "kubernetes"
NAMES = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
MANIFESTS = {
    document["kind"]: document
    for name in NAMES
    for document in yaml.safe_load_all((KUBERNETES / name).read_text(encoding="utf-8"))
}
POD = MANIFESTS["Deployment"]["spec"]["template"]
[CONTAINER] = POD["spec"]["containers"]


@pytest.mark.parametrize("version", ["1.29", "1.33", kubernetes_validate.latest_version()])
@pytest.mark.parametrize("kind", MANIFESTS)
def test_each_manifest_is_valid_by_the_schema_of_the_interface(kind, version):
    kubernetes_validate.validate(MANIFESTS[kind], version, strict=True)


def test_the_schemas_refuse_a_field_that_is_misspelt():
    wrong = MANIFESTS["Service"] | {"spec": MANIFESTS["Service"]["spec"] | {"sessionAffinty": "x"}}
    with pytest.raises(kubernetes_validate.ValidationError, match="sessionAffinty"):
        kubernetes_validate.validate(wrong, "1.33", strict=True)


def test_every_file_is_applied_and_there_is_one_of_each_kind():
    assert sorted(NAMES) == sorted(
        path.name for path in KUBERNETES.glob("*.yaml") if path.name != "kustomization.yaml"
    )
    assert set(MANIFESTS) == {
        "Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget",
    }  # fmt: skip


def test_the_manifests_name_each_other():
    deployment = MANIFESTS["Deployment"]
    labels, name = POD["metadata"]["labels"], deployment["metadata"]["name"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["Service"]["spec"]["selector"] == labels
    assert MANIFESTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == name
    [path] = MANIFESTS["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    assert path["backend"]["service"]["name"] == MANIFESTS["Service"]["metadata"]["name"]
    [port] = MANIFESTS["Service"]["spec"]["ports"]
    assert port["targetPort"] == CONTAINER["ports"][0]["name"]
    assert path["backend"]["service"]["port"]["name"] == port["name"]


def test_a_reader_stays_at_one_replica_and_probes_ask_what_the_container_answers():
    assert MANIFESTS["Service"]["spec"]["sessionAffinity"] == "ClientIP"
    annotations = MANIFESTS["Ingress"]["metadata"]["annotations"]
    assert annotations["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert int(annotations["nginx.ingress.kubernetes.io/proxy-body-size"][:-1]) * 2**20 > MAX_BYTES
    container = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    assert f"EXPOSE {CONTAINER['ports'][0]['containerPort']}" in container
    assert f"USER {POD['spec']['securityContext']['runAsUser']}:" in container
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert CONTAINER[probe]["httpGet"]["path"] in container
    assert CONTAINER["securityContext"]["readOnlyRootFilesystem"]
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    assert re.search(rf":{re.escape(version)}$", CONTAINER["image"])
