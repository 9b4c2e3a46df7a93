"""Where the places of the file lie: each proposal is shown, and the reader approves it or not."""

from collections.abc import Sequence

import streamlit as st

from bellflower.i18n import _, counted
from bellflower.ingest.gazetteer import Candidate, Proposal
from bellflower.text.wording import country, label, place_name
from bellflower.ui.markdown import plain
from bellflower.ui.own import session
from bellflower.ui.own.session import OwnFile

_MOST = 60  # proposals on the page
_NAMED = 12  # places without a proposal that are named


def _told(candidate: Candidate) -> str:
    row = candidate.row
    where = (
        label(row["province"]) if row["province"] else country(row["country"]) if row["country"] else "–"
    )
    text = _("{place}, {where}, {latitude}, {longitude}. {why}")
    return text.format(
        place=place_name(row["name"], row["name_ko"]),
        where=where,
        latitude=row["latitude"],
        longitude=row["longitude"],
        why=candidate.why,
    )


def _key(file: OwnFile, proposal: Proposal) -> str:
    return f"own_{file.number}_place_{proposal.place_id}"


def _take(file: OwnFile, proposal: Proposal) -> None:
    picked = st.session_state[_key(file, proposal)]
    known = proposal.candidates[0].row["id"] if picked is True else picked or ""
    session.approve({proposal.place_id: known})


def _approve_exact(file: OwnFile, proposals: Sequence[Proposal]) -> None:
    """Approve every place that is called exactly as a single known one; for a callback."""
    session.approve(
        {each.place_id: each.candidates[0].row["id"] for each in proposals if _is_plain(each)}
    )
    for each in proposals:
        if _is_plain(each):
            st.session_state[_key(file, each)] = True


def _is_plain(proposal: Proposal) -> bool:
    return len(proposal.candidates) == 1 and proposal.candidates[0].is_exact


def _single(file: OwnFile, proposal: Proposal, head: str) -> None:
    key = _key(file, proposal)
    st.session_state[key] = proposal.place_id in file.approved
    st.checkbox(
        f"{head} → {plain(_told(proposal.candidates[0]))}",
        key=key,
        on_change=_take,
        args=(file, proposal),
    )


def _several(file: OwnFile, proposal: Proposal, head: str) -> None:
    told = {candidate.row["id"]: _told(candidate) for candidate in proposal.candidates}
    key = _key(file, proposal)
    st.session_state[key] = file.approved.get(proposal.place_id, "")
    st.selectbox(
        head,
        ["", *told],
        format_func=lambda known: told.get(known, _("– leave it off the map –")),
        key=key,
        on_change=_take,
        args=(file, proposal),
    )


def choose(file: OwnFile, proposals: Sequence[Proposal]) -> None:
    """Show the places of *file* without coordinates, with what each may be."""
    if not proposals:
        return
    found = [each for each in proposals if each.candidates]
    st.subheader(_("Places without coordinates"), anchor=False)
    st.caption(
        _(
            "They are looked for in Bellflower’s own list of places, not on the internet. "
            "Only what you approve is put on the map; the other events stand on the timeline alone."
        )
    )
    exact = [each for each in found if _is_plain(each)]
    if exact:
        text = counted(
            len(exact),
            "Approve the {n} place with exactly this name",
            "Approve all {n} places with exactly this name",
        )
        st.button(text, key="own_approve_all", on_click=_approve_exact, args=(file, exact))
    for each in found[:_MOST]:
        rows = counted(each.count, "{n} row", "{n} rows")
        head = f"**{plain(each.name)}** ({rows})"
        (_single if len(each.candidates) == 1 else _several)(file, each, head)
    _told_missing([each for each in proposals if not each.candidates], len(found) - _MOST)


def _told_missing(missing: Sequence[Proposal], more: int) -> None:
    if more > 0:
        st.caption(counted(more, "{n} more place is not listed.", "{n} more places are not listed."))
    if missing:
        text = counted(len(missing), "{n} place was not found: ", "{n} places were not found: ")
        names = ", ".join(each.name for each in missing[:_NAMED])
        st.caption(plain(text + names + (" …" if len(missing) > _NAMED else "")))
