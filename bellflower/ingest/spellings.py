"""What people call the columns of a table of events: the names by which each of ours is known."""

from functools import cache

from geo.names import fold

_ALSO = {
    "date": (
        "when datum eventdate edtf dateofevent pointintime "
        "dates datetime timestamp period daterange timeframe dated fecha 날짜 일자 발생일 일시 日期 日付"
    ),
    "year": "yr jahr years año annee iyear 연도 년도 년",
    "month": "monat mes mois imonth 월",
    "day": "tag dayofmonth iday dia 일",
    "start": (
        "startdate datestart begin beginning begindate from fromdate starttime since began 시작 시작일"
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
        " wherecoordinates 장소 위치 지역 도시 시군 시군구"
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
_ELSEWHERE = {  # names in other languages than English
    "date": "zeitraum période periodo период 기간 期間 дата 발생일자 発生日 时间 時間",
    "year": "startyear yearstart beginyear год 西暦",
    "month": "startmonth monthstart beginmonth месяц",
    "day": "startday daystart beginday jour día день",
    "start": (
        "datefrom von beginn anfang startdatum début debut inicio начало 开始 开始日期 開始 開始日"
    ),
    "end": "dateto finishdate enddatum bis ende fin конец 结束 结束日期 終了 終了日",
    "end_year": "finishyear",
    "end_month": "finishmonth tomonth 종료월",
    "end_day": "finishday 종료일자",
    "title": (
        "titel ereignis überschrift titre événement título evento suceso "
        "titolo название заголовок событие 名称 事件 件名 出来事"
    ),
    "summary": (
        "beschreibung zusammenfassung inhalt résumé descripción resumen "
        "описание текст 要約 概要 説明 摘要 描述 说明 内容 內容"
    ),
    "category": "kategorie catégorie categoría категория 分類 类别 類別",
    "place": "ort stadt lieu ville lugar ciudad luogo место город 場所 地点 地點 都市 城市",
    "coordinates": "koordinaten coordonnées coordenadas координаты 座標 坐标",
    "latitude": "breite breitengrad latitud широта 緯度 纬度",
    "longitude": "länge längengrad longitud долгота 経度 经度 經度",
    "province": "provinz provincia провинция область 시도 道 省",
    "country": "land staat pays país paese страна 国 国名 国家 國家",
    "source": "quelle quellen fuente fonte источник 자료출처 出典 来源 來源",
    "url": "lien enlace ссылка 링크 주소 链接 連結 リンク",
    "language": "sprache langue idioma lingua язык 언어 言語 语言 語言",
    "drugs": "droge drogen drogue droga наркотик 薬物 毒品",
    "quantity_kg_best": "mengekg",
    "note": "bemerkung anmerkung notiz remarque nota примечание 備考 备注 備註",
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
    also = f"{_ALSO.get(target, '')} {_ELSEWHERE.get(target, '')}".split()
    return tuple(dict.fromkeys(map(spelled, (target, *also))))
