"""The forms of a page as a browser would send them: each field with what stands in it, and what a person types over that."""

import html.parser

from site_under_test import Answer, Visitor


class Form:
    def __init__(self, action: str, takes_files: bool):
        self.action, self.takes_files = action, takes_files
        self.fields: list[tuple[str, str]] = []
        # Of each list or group of buttons: what can be chosen.
        self.choices: dict[str, list[str]] = {}

    def names(self) -> set[str]:
        return {name for name, _ in self.fields} | set(self.choices)


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select: str | None = None
        self.area: str | None = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.form = None
            if given.get("method", "get").lower() == "post":
                self.form = Form(given.get("action", ""), given.get("enctype") == "multipart/form-data")
                self.forms.append(self.form)
        name = given.get("name")
        if self.form is None or "disabled" in given:
            return
        if tag == "input" and name:
            self._input(name, given)
        elif tag == "textarea" and name:
            self.area = name
            self.form.fields.append((name, ""))
        elif tag == "button" and name:
            self.form.choices.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            value = given.get("value", "")
            self.form.choices.setdefault(self.select, []).append(value)
            if "selected" in given:
                self.form.fields.append((self.select, value))

    def _input(self, name: str, given: dict):
        kind, value = given.get("type", "text"), given.get("value", "on" if given.get("type") in ("checkbox", "radio") else "")
        if kind in ("checkbox", "radio"):
            self.form.choices.setdefault(name, []).append(value)
            if "checked" in given:
                self.form.fields.append((name, value))
        elif kind not in ("submit", "button", "file"):
            self.form.fields.append((name, value))

    def handle_data(self, data):
        if self.form is not None and self.area:
            name, value = self.form.fields[-1]
            self.form.fields[-1] = (name, value + data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            if self.form is not None and self.select and self.select not in dict(self.form.fields):
                chosen = self.form.choices.get(self.select)
                self.form.fields += [(self.select, chosen[0])] if chosen else []
            self.select = None
        elif tag == "textarea":
            if self.form is not None and self.area:
                name, value = self.form.fields[-1]
                # The line break behind the tag is no part of the text.
                self.form.fields[-1] = (name, value.removeprefix("\n"))
            self.area = None


def forms(page: Answer) -> list[Form]:
    reader = _Reader()
    reader.feed(page.text)
    return reader.forms


def form(page: Answer, ending: str) -> Form:
    """The first one whose address ends so."""
    there = forms(page)
    found = [one for one in there if one.action.split("?")[0].endswith(ending)]
    assert found, f"no form goes to {ending}; there are {[one.action for one in there]}"
    return found[0]


def send(visitor: Visitor, page: Answer, ending: str, typed: dict[str, str]) -> Answer:
    """Fills in a form of a page; a field that it does not have is a fault of the drill."""
    one = form(page, ending)
    missing = set(typed) - one.names()
    assert not missing, f"{one.action} has no {', '.join(sorted(missing))}, but {', '.join(sorted(one.names()))}"
    fields = [(name, value) for name, value in one.fields if name not in typed and name != "csrf"] + list(typed.items())
    visitor.page = page
    if one.takes_files:
        return visitor.multipart(one.action, dict(fields), [])
    return visitor.post(one.action, fields)
