"""What all widgets share: plain state, commands, visible errors, a static twin.

A widget here is a surface over plain data. `Surface.view` holds everything that is shown, as JSON types;
`Surface.act` takes a command, also as JSON types, and does it through the case. Both work without a browser. Truth
is on disk: a new widget (kernel restarted, page reloaded, cell run again) shows what is stored.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from osintkit.case.open import REPORT
from osintkit.corroborate.material import Material
from osintkit.corroborate.verdicts.dossier import Dossier, build_dossier
from osintkit.display import Html
from osintkit.errors import CustodyError, OsintkitError, ParameterError, SetupError, suggestion
from osintkit.model import short_id
from osintkit.widgets.view_rows import claim_rows, details_of, entry_words, kept_of

if TYPE_CHECKING:
    from osintkit.case import Case

UNDO: Mapping[str, str] = {
    "undo": "undo the last judgment",
    "redo": "redo what was undone",
}
"""Commands of every widget that records judgments."""


def load(*names: str) -> str:
    """Return the concatenated text of files of the package's ``static`` folder.

    >>> load("reader.js").startswith("// Made by")
    True
    """
    folder = resources.files("osintkit.widgets") / "static"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


class Surface(anywidget.AnyWidget):
    """Base of the widgets.

    Parameters
    ----------
    case
        The case to view and judge.
    **options
        As each widget documents them; an unknown one is refused.
    """

    view = traitlets.Dict().tag(sync=True)
    message = traitlets.Dict().tag(sync=True)
    """The last outcome: ``kind`` (``saved``, ``error``, ``ready``), ``text``, a running number, and what it answers."""
    commands: Mapping[str, str] = {}
    """Name and meaning of every command that `act` takes."""

    def __init__(self, case: Case, **options: Any) -> None:
        known = type(self).parameters()
        for name in options:
            if name not in known:
                raise ParameterError(f"{type(self).__name__} has no parameter {name!r}; {suggestion(name, known)}")
        self.case = case
        self._number = 0
        self._twin: Any = None
        self._stamp = case.look()
        super().__init__(**options)
        self.on_msg(self._received)
        self._say("ready", "")
        self.show()

    def __dir__(self) -> list[str]:
        """Return what an analyst works with; in completion the machinery of traits would bury it."""
        own = type(self).parameters() - {"layout"}
        views = {name for kind in type(self).__mro__ for name, one in vars(kind).items() if isinstance(one, property)}
        return sorted({"act", "commands", "message", "state", "twin", "view", *own, *(views & {"selected"})})

    @classmethod
    def parameters(cls) -> frozenset[str]:
        """Return the keywords that the widget takes.

        >>> sorted(Surface.parameters())
        ['layout']
        """
        found = {"layout"}
        for parent in cls.__mro__:
            if issubclass(parent, Surface) and parent is not Surface:
                found |= {name for name in parent.class_own_traits() if not name.startswith("_")}
        return frozenset(found - {"page"})

    # -- what a widget defines -------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return everything that is shown, as JSON types, from what is stored."""
        raise TypeError(f"{type(self).__name__} must say what it shows")

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out a command and return the message about it; raise `OsintkitError` to refuse."""
        raise TypeError(f"{type(self).__name__} must say what {command!r} does with {sorted(given)}")

    def twin(self) -> Html:
        """Return the same content as static, accessible HTML."""
        raise TypeError(f"{type(self).__name__} must have a static twin")

    # -- what they share -------------------------------------------------------------------------

    @property
    def blinded(self) -> bool:
        """Whether others' judgments stay hidden until one's own is given."""
        return self.case.blind or bool(getattr(self, "blind", False))

    def material(self) -> Material:
        """Return all records, as this analyst may see them."""
        return self.case.material(blind=self.blinded)

    @property
    def day(self) -> date | None:
        """The day of the widget's view; None for everything."""
        return self.case.day(getattr(self, "as_of", "") or None)

    def claim_in(self, given: Mapping[str, Any]) -> str:
        """Return the claim that a judgment names, else the one shown."""
        name = str(given.get("claim") or "")
        return self.case.claim(name).id if name else str(getattr(self, "claim", ""))

    def kept(self, evidence: str) -> dict[str, Any]:
        """Return what is known of a passage beyond its stance: as last linked, else as suggested."""
        links = self.case.judgments().links
        mine = [one for one in links if one.analyst == self.case.analyst or not self.blinded]
        found = kept_of(mine, evidence)
        if found is not None:
            return found
        return next((details_of(piece) for piece in self.material().evidence if piece.id == evidence), {})

    def dossier(self, claim: str) -> Dossier:
        """Return the claim's dossier as of the widget's day, as this analyst may see it."""
        if self.blinded:
            return build_dossier(self.material(), claim, self.day)
        return self.case.dossier(claim, self.day)

    def show(self) -> None:
        """Show what is stored, in the widget and in the static twin beside it."""
        self._stamp = self.case.look()
        place = short_id("P", self.case.layout.root.resolve())
        frame = {"analyst": self.case.analyst, "read_only": self.case.read_only, "blind": self.blinded, "place": place}
        self.view = {**frame, "answered": self._number, **self.state()}
        if self._twin is not None:
            self._twin.update(self._told())

    def act(self, command: str, /, **given: Any) -> dict[str, Any]:
        """Carry out a command as the browser would, and return the message that it gets.

        The message's ``kind`` is ``saved`` only when the judgment is on disk. An error is a message too: it is
        shown in the widget, where the analyst is, and the input stays there for another try.
        """
        return self._answer(command, given)

    def _answer(
        self, command: str, given: Mapping[str, Any], request: str = "", *, again: bool = False
    ) -> dict[str, Any]:
        retry = {"command": command, "given": dict(given)}
        try:
            if again and self.case.judge.answered([request]):
                text = "saved already; only the answer was lost"
            else:
                with self.case.judge.answering(request):
                    text = self.do(self._known(command), given)
        except OsintkitError as error:
            refused = not isinstance(error, SetupError | CustodyError)
            self._say("error", str(error), retry=retry, request=request, refused=refused)
        except Exception as error:  # noqa: BLE001  # a failed callback must be seen in the widget, not in a lost log
            self._say("error", f"{type(error).__name__}: {error}", retry=retry, request=request)
        else:
            self._say("saved" if text.startswith("saved") else "ready", text, request=request)
            self._try_to_show()
        return dict(self.message)

    def in_step(self) -> bool:
        """Check the journals; when another notebook has written, show it. Return whether anything changed."""
        if self.case.look() == self._stamp:
            return False
        self._try_to_show()
        return True

    def undo_or_redo(self, command: str) -> str:
        """Undo or redo the last judgment; return the message about it."""
        entry = self.case.judge.undo() if command == "undo" else self.case.judge.redo()
        if entry is None:
            return f"nothing to {command}"
        return f"saved: {command} of {entry_words(self.case.judge.kept(str(entry.data['entry'])))}"

    def _try_to_show(self) -> None:
        try:
            self.show()
        except Exception as error:  # noqa: BLE001  # likewise; what was saved stays saved
            self._say("error", f"the stored data cannot be shown: {error}")

    def _known(self, command: str) -> str:
        if command not in self.commands:
            raise ParameterError(f"no command {command!r}; {suggestion(command, self.commands)}")
        return command

    def _say(self, kind: str, text: str, **more: Any) -> None:
        self._number += 1
        told = {"kind": kind, "text": text, "number": self._number}
        self.message = {**told, "retry": {}, "request": "", "refused": False, **more}

    def _received(self, _: Any, content: Any, __: Any) -> None:
        if not isinstance(content, Mapping):
            return
        command, given, request = content.get("command"), content.get("given"), str(content.get("request") or "")
        if command == "in_step":
            self.in_step()
        elif command == "answered":
            self._tell_answered(content.get("requests") or [])
        else:
            known = given if isinstance(given, Mapping) else {}
            self._answer(str(command), known, request, again=bool(content.get("again")))

    def _tell_answered(self, requests: Any) -> None:
        try:
            found = self.case.judge.answered([str(one) for one in requests])
        except OsintkitError:
            return  # a journal that cannot be read is told of when a judgment is sent again
        self.send({"answered": found})

    def _ipython_display_(self) -> None:
        """Show the widget, and beside it the static twin, which remains when the kernel is gone."""
        from IPython.display import display

        if os.environ.get(REPORT):
            display(self.twin())  # type: ignore[no-untyped-call]  # IPython leaves it out
            return
        bundle = self._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        display(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]  # likewise
        self._twin = display(self._told(), display_id=True)  # type: ignore[no-untyped-call]  # likewise

    def _told(self) -> Html:
        twin = self.twin()
        markup = f"<style>{load('stored.css')}</style><details class=osk-stored>"
        return Html(f"{markup}<summary>What is stored, as text</summary>{twin.markup}</details>", twin.text)


class ClaimSurface(Surface):
    """Base of the widgets that show one claim as of a day.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        Only what was public by this day.
    **options
        As each widget documents them.
    """

    claim = traitlets.Unicode().tag(sync=True)
    as_of = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, case: Case, *, claim: str | None = None, as_of: date | str | None = None, **options: Any
    ) -> None:
        day = case.day(as_of)
        super().__init__(case, claim=self.named(case, claim), as_of=day.isoformat() if day else "", **options)

    @classmethod
    def named(cls, case: Case, claim: str | None) -> str:
        """Return the id of a claim, by default the main one; refuse one that is not declared."""
        return case.claim(case.main_claim if claim is None else claim).id

    def menu(self) -> dict[str, Any]:
        """Return the claims to choose from, and the chosen one, as JSON types."""
        return {"claims": claim_rows(self.case.file.claims.values()), "claim": self.claim}

    def choose(self, given: Mapping[str, Any]) -> str:
        """Carry out the command ``claim``."""
        self.claim = self.named(self.case, str(given.get("claim") or ""))
        return ""
