"""The parameters of the links, read strictly: a program is told everything that is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bellflower.query import permalink
from bellflower.query.parameters import (
    MAX_VALUE_LENGTH,
    MOST_TICKED,
    Known,
    Parameter,
    declared,
    parameters,
)
from bellflower.query.permalink import View

MAX_QUERY_LENGTH = 4000  # characters of a whole query
MAX_REPEATS = MOST_TICKED  # values of one parameter
_MOST_PROBLEMS = 20
_SHOWN = 60  # characters of a value that are repeated in a problem


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """One value of a query that cannot be answered.

    ``allowed`` holds all values that can, or ``examples`` some of them.
    """

    parameter: str
    value: str
    reason: str
    allowed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say the problem in a line."""
        allowed = f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""
        examples = f", such as {', '.join(self.examples)}" if self.examples else ""
        return f"{self.parameter} {self.value!r} {self.reason}{examples}{allowed}"


class QueryError(ValueError):
    """A query cannot be answered; ``problems`` holds the reasons."""

    def __init__(self, problems: Iterable[QueryProblem]) -> None:
        """Keep *problems* and put them into the message, one on each line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"


def _value_problem(parameter: Parameter, value: str, known: Known) -> QueryProblem | None:
    if not value:
        reason = "is empty; give a value or leave the parameter out"
    elif len(value) > MAX_VALUE_LENGTH:
        reason = f"is longer than {MAX_VALUE_LENGTH} characters"
    elif not permalink.from_params({parameter.name: [value]}, known)[1]:
        return None
    elif parameter.ids_of:
        reason = f"is not an id in the table {parameter.ids_of} that can be asked for"
    elif parameter.allowed:
        reason = "is not an allowed value"
    else:
        reason = "is not a value that can be read"
    examples = parameter.examples if parameter.name != "q" else ()
    return QueryProblem(parameter.name, _short(value), reason, parameter.allowed, examples)


def _problems(params: Mapping[str, Sequence[str]], known: Known) -> Iterator[QueryProblem]:
    by_name = {parameter.name: parameter for parameter in parameters(known)}
    for name, values in params.items():
        parameter = by_name.get(name)
        if parameter is None:
            yield QueryProblem(_short(name), "", "is not a parameter", tuple(declared()))
            continue
        most = MAX_REPEATS if parameter.is_repeatable else 1
        if len(values) > most:
            reason = f"is given {len(values)} times; {most} at most"
            yield QueryProblem(name, _short(values[-1]), reason)
            continue
        for value in values:
            if problem := _value_problem(parameter, value, known):
                yield problem


def read_query(params: Mapping[str, Sequence[str]], known: Known) -> View:
    """Return the view that *params* ask for.

    Unlike a link, a query is not answered in part. Raises :class:`QueryError` with at most twenty
    reasons if a parameter is unknown, empty, too long or given too often, or has a value that does
    not exist.
    """
    found = [problem for _, problem in zip(range(_MOST_PROBLEMS), _problems(params, known))]
    if found:
        raise QueryError(found)
    view, notes = permalink.from_params(params, known)
    if notes:
        first, last = (params.get(name, [""])[-1] for name in ("from", "to"))
        reason = f"is after the end of the period, {last!r}"
        raise QueryError([QueryProblem("from", first, reason)])
    return view


def bounded(query: str) -> str:
    """Return *query*; raises :class:`QueryError` if it is too long to be read."""
    if len(query) > MAX_QUERY_LENGTH:
        reason = f"is longer than {MAX_QUERY_LENGTH} characters"
        raise QueryError([QueryProblem("query", _short(query), reason)])
    return query


def read_query_text(query: str, known: Known) -> View:
    """Return the view that a query string asks for; raises as :func:`read_query`."""
    return read_query(permalink.params_of(bounded(query)), known)
