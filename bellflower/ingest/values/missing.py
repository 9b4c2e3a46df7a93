"""Words and marks that stand in a cell for “nothing is known”."""

MISSING = frozenset(
    {
        "-", "--", "---", "–", "—", "?", "??", "???", ".", "..", "...", "*", "/", "_", "n/a",
        "#n/a", "n.a.",
        "na", "<na>", "n/k", "none", "null", "nul", "nil", "(null)", "<null>", "\\n", "nan",
        "#nan", "nat", "inf",
        "-inf", "unknown", "(unknown)", "unk", "undated", "undetermined", "unspecified", "not known",
        "not available", "not applicable", "not stated", "not given", "not specified", "no data",
        "no date",
        "date unknown", "unknown date", "n.d.", "n.d", "nd", "s.d.", "s. d.", "n. d.", "tbd",
        "tba", "missing",
        "(missing)", "(none)", "(blank)", "blank", "empty", "#ref!", "#value!", "#name?",
        "#div/0!", "#num!",
        "미상", "불명", "불상", "없음", "모름", "알 수 없음", "미정", "해당 없음", "해당없음",
        "날짜 미상", "不明", "不詳", "未詳", "未知", "无", "無", "なし", "unbekannt", "k.a.", "o.d.",
        "o. d.",
        "inconnu", "inconnue", "desconocido", "desconocida", "s/f", "sin fecha", "неизвестно", "нет",
        "н/д",
    }
)  # fmt: skip


def is_missing(text: str) -> bool:
    """Whether a tidy cell says that nothing is known.

    >>> is_missing("n/a"), is_missing("NULL"), is_missing("Namibia")
    (True, True, False)
    """
    return text.casefold() in MISSING
