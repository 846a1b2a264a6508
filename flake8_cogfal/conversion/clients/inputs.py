"""What is given to a model: files are uploaded first, and called by their URLs."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from ...replicate.values import Container, InputName, Inputs, LocalFile, Request, Value, names_in
from ...source.constants import NotConstant, constant_value
from .draft import CLIENT, Draft
from .models import Target

FILE_KEY = re.compile(
    r"(?:.*_)?(?:image|img|photo|picture|mask|video|audio|voice|speech|song|file|frame|document|pdf)s?(?:_path|_file|_uri)?"
)
URL = re.compile(r"(?:https?|data):")
ENDING = re.compile(r"_(?:path|file|uri|url)s?$")
TELLING = re.compile(r"url|uri|link|href|upload|base64|data", re.IGNORECASE)
UNTOLD = "application/octet-stream"
COMPUTED = "which input this is, is only known when it runs: on fal files are given by their URLs, under names such as `image_url`"


class InputFiles:
    """Rewrites the inputs of one request."""

    def __init__(self, draft: Draft, request: Request, targets: list[Target], prefix: str) -> None:
        self.draft = draft
        self.request = request
        self.targets = targets
        self.prefix = prefix
        self.encoded = _is_text(request.keywords.get("file_encoding_strategy"), "base64")

    def rewrite(self) -> None:
        """Upload what is a file, and rename the keys of files."""
        if self.request.inputs is None:
            return
        for display in sorted(self.request.inputs.nodes, key=lambda one: (one.lineno, one.col_offset)):
            renamed: list[tuple[str, str]] = []
            names: dict[str, str] = {}
            for key, value, meaning in self.draft.reading.entries.get(display, ()):
                self._upload(value, meaning)
                name = self._name(key)
                if name is None:
                    if _is_file(meaning):
                        self.draft.problem(
                            "CF708", key, "which input the file is for is only known when it runs"
                        )
                    elif not any(one.own and not one.own.inputs for one in self.targets):
                        self.draft.remark("CF708", key, COMPUTED)
                elif (new := self.new_name(name, value, meaning)) != name:
                    if isinstance(display, ast.Call) and key not in self.draft.reading.parents:
                        renamed.append((name, new))
                    elif isinstance(key, ast.Constant):
                        self.draft.replace(key, self.draft.source(key).replace(name, new))
                    else:
                        self.draft.replace(key, f'"{new}"')
                    names[name] = new
            if renamed and isinstance(display, ast.Call):
                self.draft.change_call(display, renamed=tuple(renamed))
            if names:
                self._follow(display, names)

    def _name(self, key: ast.expr) -> str | None:
        """The text of a key."""
        try:
            value = constant_value(self.draft.module, key)
        except NotConstant:
            return None
        return value if isinstance(value, str) else None

    def _follow(self, display: ast.expr, names: dict[str, str]) -> None:
        """Rename inputs where the program reads them by name before; tell where it does more with the names."""
        for use in self.draft.reading.uses:
            if not isinstance(use.value, (Container, Inputs, InputName)) or display not in (
                names_in(use.value) or ()
            ):
                continue
            if use.operation == "input key":
                self._rename(use.node, [use.node], names)
            elif use.operation == "input name compared" and isinstance(use.detail, ast.expr):
                written = (
                    use.detail.elts
                    if isinstance(use.detail, (ast.Tuple, ast.List, ast.Set))
                    else [use.detail]
                )
                self._rename(use.node, written, names)
            elif use.operation == "inputs handed on" and not self.draft.is_shown(use.node):
                self._tell(use.node, names)

    def _rename(self, node: ast.expr, written: list[ast.expr], names: dict[str, str]) -> None:
        """Put new names in the place of those that are written somewhere."""
        for key in written:
            name = self._name(key)
            if name is None:
                self._tell(node, names)
            elif name in names and isinstance(key, ast.Constant):
                self.draft.replace(key, self.draft.source(key).replace(name, names[name]))
            elif name in names:
                self.draft.replace(key, f'"{names[name]}"')

    def _tell(self, node: ast.expr, names: dict[str, str]) -> None:
        told = ", ".join(f"`{name}` is called `{new}` now" for name, new in sorted(names.items()))
        self.draft.difference("CF708", node, f"the names of the inputs matter here, and {told}")

    # -- names ----------------------------------------------------------------------------------------

    def new_name(self, name: str, value: ast.expr, meaning: Value | None) -> str:
        """The name of an input on fal."""
        known: Mapping[str, str] = {}
        for target in self.targets:
            known = {**known, **(target.application.inputs if target.application else {})}
            known = {**(target.own.inputs if target.own else {}), **known}
        if name in known:
            return known[name]
        if any(target.own for target in self.targets):
            return name
        is_file = _is_file(meaning)
        if not is_file and not FILE_KEY.fullmatch(name):
            return name
        if (
            not is_file
            and isinstance(value, ast.Constant)
            and not (isinstance(value.value, str) and URL.match(value.value))
        ):
            return name
        is_list = isinstance(value, (ast.List, ast.ListComp, ast.Tuple)) or isinstance(meaning, Container)
        new = by_convention(name, is_list)
        if new != name and not is_file and not self._is_told(value):
            self.draft.remark(
                "CF708",
                value,
                f"`{name}` became `{new}`, as converted apps call a file's URL: if it is no file, or called otherwise,"
                f' say so under [tool.cogfal.apps]: inputs = {{{name} = "{name}"}}',
            )
        return new

    def _is_told(self, value: ast.expr) -> bool:
        """Whether a value looks like a URL."""
        if isinstance(value, ast.Constant):
            return True
        if isinstance(value, (ast.List, ast.Tuple)):
            return all(map(self._is_told, value.elts))
        return bool(TELLING.search(self.draft.source(value)))

    # -- uploads --------------------------------------------------------------------------------------

    def _upload(self, value: ast.expr, meaning: Value | None) -> None:
        if isinstance(value, ast.IfExp):
            for _, branch, found in self.draft.reading.entries.get(value, ()):
                self._upload(branch, found)
        elif isinstance(meaning, LocalFile):
            self._upload_one(value, meaning)
        elif isinstance(meaning, Container) and isinstance(meaning.inner, LocalFile):
            if isinstance(value, (ast.List, ast.Tuple)):
                for one in value.elts:
                    if isinstance(one, ast.Call) and one.args:
                        self._upload_one(one, LocalFile(meaning.inner.kind, one.args[0]))
                    else:
                        self._upload_one(one, LocalFile("path", one))
            elif isinstance(value, (ast.ListComp, ast.GeneratorExp)):
                self._upload_one(value.elt, meaning.inner)
            else:
                self.draft.problem(
                    "CF701",
                    value,
                    "these files are opened elsewhere: upload each with fal_client.upload_file",
                )

    def _upload_one(self, value: ast.expr, file: LocalFile) -> None:
        draft = self.draft
        if file.kind == "unsure" or (file.is_optional and not isinstance(value, (ast.Name, ast.Attribute))):
            draft.problem(
                "CF701",
                value,
                "this is a file at times, and at times it is not: upload it where it is opened",
            )
            return
        given = draft.source(value)
        if file.kind == "memory":
            uploaded = self._uploaded("upload", f'{self._content(value)}, "{UNTOLD}"')
        elif file.kind == "path":
            uploaded = self._uploaded("upload_file", given)
        elif file.kind == "handle":
            uploaded = self._uploaded("upload_file", f"{given}.name")
        else:
            uploaded = self._uploaded("upload_file", draft.source(file.path))
        if isinstance(value, ast.Name) and file.kind == "open" and not file.is_optional:
            self._drop_opening(value, file)
        draft.replace(value, f"{uploaded} if {given} else None" if file.is_optional else uploaded)
        if file.kind == "with" and isinstance(file.statement, (ast.With, ast.AsyncWith)):
            self._open_block(value, file.statement)

    def _uploaded(self, name: str, arguments: str) -> str:
        """The call that gives a file's URL, or holds all of it."""
        if self.encoded:
            return f"{CLIENT}.{name.replace('upload', 'encode')}({arguments})"
        if not self.request.is_async:
            return f"{self.prefix}.{name}({arguments})"
        return f"await {self.prefix}.{name}" + ("_async" if self.prefix == CLIENT else "") + f"({arguments})"

    def _content(self, value: ast.expr) -> str:
        """The bytes in a BytesIO."""
        if isinstance(value, ast.Call) and len(value.args) == 1 and not value.keywords:
            return self.draft.source(value.args[0])
        return f"{self.draft.source(value)}.getvalue()"

    def _drop_opening(self, value: ast.Name, file: LocalFile) -> None:
        """``file = open(path, "rb")`` goes, where nothing else reads the file."""
        opening = self.draft.reading.parents.get(file.path)
        statement = self.draft.reading.parents.get(opening) if opening is not None else None
        if isinstance(statement, ast.Assign) and self.draft.loads(value.id, self.request.scope) == 1:
            self.draft.remove(statement)

    def _open_block(self, value: ast.expr, statement: ast.With | ast.AsyncWith) -> None:
        """``with open(path, "rb") as file:`` goes, where nothing else reads the file."""
        names = [one.optional_vars for one in statement.items]
        used = isinstance(value, ast.Name) and self.draft.loads(value.id, statement) == 1
        if used and len(names) == 1 and "#" not in self.draft.module.lines[statement.lineno - 1]:
            self.draft.open_block(statement)


def by_convention(name: str, is_list: bool) -> str:
    """The name that converted apps, and most of fal's own, give to a file input: ``image`` -> ``image_url``."""
    if re.search(r"_urls?$", name):
        return name
    stem = ENDING.sub("", name) or name
    if not is_list:
        return f"{stem}_url"
    singular = stem[:-1] if stem.endswith("s") and not stem.endswith("ss") and len(stem) > 2 else stem
    return f"{singular}_urls"


def _is_file(meaning: Value | None) -> bool:
    if isinstance(meaning, Container):
        return _is_file(meaning.inner)
    return isinstance(meaning, LocalFile)


def _is_text(node: ast.expr | None, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text
