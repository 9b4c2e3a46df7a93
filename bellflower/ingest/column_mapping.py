"""Which column of a reader's table is read as which of ours: what can be chosen or is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from bellflower.i18n import N_
from bellflower.ingest.reader import EVENTS
from bellflower.record.schema import Column, Table, load_tables
from geo.names import fold

PARTS_OF_DATE = ("year", "month", "day", "start", "end")
PLACE = ("place", "latitude", "longitude", "province", "country")
SOURCE = ("source", "url", "publisher", "author", "source_type", "source_date", "language")
CLAIM = ("says", "asserted_by", "evidence")
MOST_USED = (
    "date", "title", "summary", "year", "start", "end", "place", "latitude", "longitude", "category",
    "source", "url",
)  # fmt: skip

_BORROWED = {  # columns of other tables that a table of events alone may have, and their names there
    "role": ("event_places", "role"), "latitude": ("places", "latitude"),
    "longitude": ("places", "longitude"), "province": ("places", "province"),
    "country": ("places", "country"), "url": ("sources", "url"), "publisher": ("sources", "publisher"),
    "author": ("sources", "author"), "source_type": ("sources", "type"),
    "source_date": ("sources", "date"), "language": ("sources", "language"),
    "says": ("claims", "says"), "asserted_by": ("claims", "asserted_by"),
    "evidence": ("claims", "evidence"),
}  # fmt: skip
_TITLES = {  # of borrowed columns whose own titles would say too little beside the events
    "role": N_("Role of the place"), "url": N_("Address of the source"),
    "source_type": N_("Kind of source"), "source_date": N_("Date of the source"),
    "language": N_("Language of the source"), "says": N_("What the source says"),
}  # fmt: skip
_FREE = {  # columns that no table of the record has, with their title and what they hold
    "year": (
        N_("Year"),
        N_("The year, if day and month stand in columns of their own, or are not known."),
    ),
    "month": (N_("Month"), N_("The month as a number, beside a year.")),
    "day": (N_("Day of the month"), N_("The day as a number, beside a month.")),
    "start": (N_("Start"), N_("When it began, if it lasted.")),
    "end": (N_("End"), N_("When it ended, if it lasted.")),
    "place": (N_("Place"), N_("The name of the place, or several with semicolons between.")),
    "source": (N_("Source"), N_("Title, name or address of the publication that says so.")),
}
_ALSO = {
    "date": "when datum eventdate edtf dateofevent 날짜 일자 발생일",
    "year": "yr jahr 연도 년도",
    "month": "monat 월",
    "day": "tag dayofmonth",
    "start": "startdate datestart begin beginning begindate from fromdate startyear 시작 시작일",
    "end": "enddate dateend until to todate finish endyear 끝 종료일",
    "title": "name headline event eventname label subject 제목 사건",
    "summary": "description text details abstract content body 요약 내용 설명",
    "category": "type kind class topic theme 분류 유형",
    "record_type": "kindofrecord recordkind",
    "place": "location city town site where placename locationname venue placeid 장소 위치 지역 도시",
    "latitude": "lat 위도",
    "longitude": "lon lng long 경도",
    "province": "state admin1 iso31662 도",
    "country": "nation countrycode 국가",
    "source": "sourceid sources reference citation publication sourcename sourcetitle 출처",
    "url": "link sourceurl website href web address",
    "publisher": "outlet newspaper media 언론사",
    "source_date": "published publicationdate pubdate",
    "evidence": "confidence grade strength",
    "says": "claim claims",
    "drugs": "drug substance substances 마약",
    "actors": "actor organization organizations who",
    "quantity_kg_best": "quantity quantitykg kg amountkg weightkg",
    "note": "notes remark remarks comment comments 비고",
    "id": "identifier eventid key",
    "status": "state of publication",
    "name": "placename title",
    "other_names": "aliases alternatenames",
}


def _spelled(name: str) -> str:
    return fold(name.replace("_", " ")).replace(" ", "")


@cache
def _spellings(target: str) -> tuple[str, ...]:
    return tuple(map(_spelled, (target, *_ALSO.get(target, "").split())))


def _borrowed(target: str) -> Column:
    table, name = _BORROWED[target]
    column = load_tables()[table].column(name)
    rules = {
        kind: rule for kind, rule in column.constraints.items() if kind not in ("required", "unique")
    }
    title = _TITLES.get(target, column.title)
    return replace(column, name=target, title=title, required=False, constraints=rules)


def _free(target: str) -> Column:
    title, description = _FREE[target]
    return Column(target, "string", title, description, "", False, False, (), (), {})


@cache
def wide_table(name: str) -> Table:
    """Return the declaration of the table *name*, that of the events with what may stand beside them.

    A table of events alone may hold the place, the source and the claim of each event in columns of
    its own, and the parts of its date.
    """
    table = load_tables()[name]
    if name != EVENTS:
        return table
    own = [_of_any_length(column) if column.name == "title" else column for column in table.columns]
    more = [*map(_free, _FREE), *map(_borrowed, _BORROWED)]
    return replace(table, columns=(*own, *more))


def _of_any_length(column: Column) -> Column:
    rules = {kind: rule for kind, rule in column.constraints.items() if kind != "maxLength"}
    return replace(column, constraints=rules)


def targets(table: str) -> tuple[Column, ...]:
    """Return every column that one of a reader's table can be read as, those used most first."""
    columns = wide_table(table).columns
    order = {name: number for number, name in enumerate(MOST_USED)} if table == EVENTS else {}
    return tuple(sorted(columns, key=lambda column: order.get(column.name, len(order))))


def propose_columns(table: str, header: Sequence[str]) -> dict[str, str]:
    """Return, for each column of the declared *table* that one in *header* seems to be, that one.

    A name as we declare it wins over one that means the same; the first in the header wins over
    others; each is used once.
    """
    names = [column.name for column in wide_table(table).columns]
    spelled = {name: _spelled(name) for name in header}
    found: dict[str, str] = {}
    for place_in_list in range(max(len(_spellings(name)) for name in names)):
        for target in names:
            wanted = _spellings(target)[place_in_list : place_in_list + 1]
            free = [name for name in header if name not in found.values() and spelled[name] in wanted]
            if free and target not in found:
                found[target] = free[0]
    return found


def unused_columns(header: Sequence[str], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in *header* that are read as nothing."""
    return tuple(name for name in header if name not in chosen.values())
