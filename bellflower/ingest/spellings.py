"""What people call the columns of a table of events: the names by which each of ours is known."""

from functools import cache

from geo.names import fold

_ALSO = {
    "date": (
        "when datum eventdate edtf dateofevent pointintime "
        "dates datetime timestamp fecha 날짜 일자 발생일 일시 日期 日付"
    ),
    "year": "yr jahr years año annee iyear 연도 년도 년",
    "month": "monat mes mois imonth 월",
    "day": "tag dayofmonth iday dia 일",
    "start": (
        "startdate datestart begin beginning begindate from "
        "fromdate startyear starttime since began 시작 시작일"
    ),
    "end": "enddate dateend until to todate finish enddatetime endtime ended 끝 종료 종료일",
    "end_year": "endyear yearend toyear 종료연도",
    "end_month": "endmonth monthend",
    "end_day": "endday dayend",
    "date_precision": "timeprecision dateprec dateprecision precisionofdate precision",
    "date_note": "displaydate datenote datetext",
    "title": (
        "name headline event eventname eventtitle label "
        "subject heading itemlabel eventlabel what 제목 사건 사건명 标题 標題 題名 タイトル"
    ),
    "summary": (
        "description text details abstract content body itemdescription sourcearticle 요약 내용 설명"
    ),
    "category": "type kind class topic theme 분류 유형",
    "record_type": "kindofrecord recordkind",
    "place": (
        "location city town site where placename locationname venue placeid placelabel locationlabel"
        " wherecoordinates 장소 위치 지역 도시"
    ),
    "coordinates": (
        "coordinate coords coord coordinatelocation geo geom "
        "geometry latlng latlon latlong latitudelongitude wkt"
        " gps point position location geolocation geopoint thegeom 좌표"
    ),
    "latitude": "lat ycoord latitudes 위도",
    "longitude": "lon lng long xcoord longitudes 경도",
    "location_precision": "geoprecision whereprec precisionofplace",
    "province": "state admin1 adm1 iso31662 region 도",
    "country": "nation countrycode countryname countrylabel iso3 iso2 countrycodes 국가 나라",
    "source": (
        "sourceid sources reference references citation "
        "publication sourcename sourcetitle sourcearticle 출처"
    ),
    "url": "link sourceurl website href web address media links uri weblink sourcelink",
    "publisher": "outlet newspaper media publishername 언론사",
    "author": "authors writer",
    "source_date": "published publicationdate pubdate",
    "language": "lang languages langcode",
    "evidence": "confidence grade strength",
    "says": "claim claims",
    "drugs": "drug substance substances 마약",
    "actors": "actor organization organizations who",
    "quantity_kg_best": "quantity quantitykg kg amountkg weightkg",
    "note": "notes remark remarks comment comments 비고",
    "id": "identifier eventid key qid eventidcnty",
    "status": "stateofpublication",
    "name": "placename title",
    "other_names": "aliases alternatenames",
}


def spelled(name: str) -> str:
    """Return a name of a column without case, spaces, underscores and signs.

    >>> spelled("End Date"), spelled("admin_1")
    ('enddate', 'admin1')
    """
    return fold(name.replace("_", " ")).replace(" ", "")


@cache
def spellings(target: str) -> tuple[str, ...]:
    """Return the spelled names by which our column *target* is known, its own first."""
    return tuple(dict.fromkeys(map(spelled, (target, *_ALSO.get(target, "").split()))))
