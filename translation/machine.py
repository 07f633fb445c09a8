"""Optional machine translation into Japanese: a chat endpoint, DeepL's API or a local engine. Off by default.

Settings come from the environment alone: ``ZHENGCE_MT`` (openai, deepl or local:FOLDER), ``ZHENGCE_MT_URL``,
``ZHENGCE_MT_MODEL``, ``ZHENGCE_MT_KEY``. An answer whose numbers are not the source's is dropped; the draft is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from policy import glossary
from policy.plain import one_line
from translation.edited import NOTHING, Edits
from translation.local_engine import MachineError, engine
from translation.titles import Draft, to_ja
from translation.titles.words.tokens import numeral

LOCAL = "local:"
TIMEOUT = 60.0
MOST_BYTES = 2_000_000
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
CHINESE = re.compile(r"[一二三四五六七八九十百]+")
PLAN = re.compile(r"十([一二三四五六七])五")
PROMPT = (
    "Translate this text from a Chinese policy document into Japanese as a Japanese government office would write it. "
    "Keep every number, date and document number. Use these terms: {terms}. Answer with the Japanese text alone."
)


class Machine(Protocol):
    """A service that translates Chinese into Japanese."""

    def translate(self, texts: Sequence[str], terms: Mapping[str, str]) -> list[str]:
        """One answer a text, in order; `terms` are glossary terms to keep to. Raises MachineError."""
        ...


@dataclass(frozen=True, slots=True)
class ChatEndpoint:
    """An OpenAI-compatible endpoint; `url` ends before ``/chat/completions``."""

    url: str
    model: str
    key: str = field(repr=False, default="")

    def translate(self, texts: Sequence[str], terms: Mapping[str, str]) -> list[str]:
        """Drafts of all texts, in their order (see `Machine`)."""
        return [self._one(text, terms) for text in texts]

    def _one(self, text: str, terms: Mapping[str, str]) -> str:
        known = "; ".join(f"{zh} = {ja}" for zh, ja in terms.items() if zh in text) or "none"
        return self.ask(PROMPT.format(terms=known), text)

    def ask(self, prompt: str, text: str) -> str:
        """The answer to a prompt about a text. Raises MachineError."""
        messages = [{"role": "system", "content": prompt}, {"role": "user", "content": text}]
        body = {"model": self.model, "temperature": 0, "messages": messages}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        answer = _post(f"{self.url.rstrip('/')}/chat/completions", body, headers)
        try:
            return str(answer["choices"][0]["message"]["content"])
        except (KeyError, IndexError, TypeError) as error:
            raise MachineError("the answer has no choices[0].message.content") from error


@dataclass(frozen=True, slots=True)
class DeepL:
    """DeepL's API; `url` is its address, e.g. ``https://api-free.deepl.com``."""

    url: str
    key: str = field(repr=False, default="")

    def translate(self, texts: Sequence[str], terms: Mapping[str, str]) -> list[str]:
        """See `Machine`. The glossary is not passed on: DeepL wants glossaries made beforehand."""
        body = {"text": list(texts), "source_lang": "ZH", "target_lang": "JA"}
        answer = _post(f"{self.url.rstrip('/')}/v2/translate", body, {"Authorization": f"DeepL-Auth-Key {self.key}"})
        try:
            found = [str(row["text"]) for row in answer["translations"]]
        except (KeyError, TypeError) as error:
            raise MachineError("the answer has no translations with text") from error
        if len(found) != len(texts):
            raise MachineError(f"{len(found)} translations for {len(texts)} texts")
        return found


def _post(url: str, body: Mapping[str, object], headers: Mapping[str, str]) -> Any:
    try:
        with httpx.stream("POST", url, json=body, headers=headers, timeout=TIMEOUT) as response:
            response.raise_for_status()
            data = b""
            for piece in response.iter_bytes():
                data += piece
                if len(data) > MOST_BYTES:
                    raise MachineError("the answer is too large")
            answer = httpx.Response(200, content=data).json()
    except (httpx.HTTPError, ValueError) as error:
        raise MachineError(f"{type(error).__name__}: {error}") from error
    if not isinstance(answer, dict):
        raise MachineError("the answer is not an object")
    return answer


def from_environment(environment: Mapping[str, str]) -> Machine | None:
    """The service that the environment names; None where it names none. Raises ValueError for a half-set one."""
    kind = environment.get("ZHENGCE_MT", "")
    url, key = environment.get("ZHENGCE_MT_URL", ""), environment.get("ZHENGCE_MT_KEY", "")
    if not kind:
        return None
    if kind.startswith(LOCAL):
        return engine(kind.removeprefix(LOCAL))
    if kind not in ("openai", "deepl") or not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ValueError("ZHENGCE_MT is openai, deepl or local:FOLDER, ZHENGCE_MT_URL an https address or a local one")
    return DeepL(url, key) if kind == "deepl" else ChatEndpoint(url, environment.get("ZHENGCE_MT_MODEL", ""), key)


def terms() -> dict[str, str]:
    """The glossary for a machine: Chinese to Japanese."""
    return {term.zh: term.ja for term in glossary.load()}


def translated(zh: str, machine: Machine | None, words: Mapping[str, str], edits: Edits = NOTHING) -> Draft:
    """The edited title, else the machine's where it keeps the numbers, else the rules' draft."""
    draft = to_ja(zh, edits)
    if machine is None or not draft.draft:
        return draft
    try:
        answer = one_line(machine.translate([zh], words)[0])
    except MachineError:
        return draft
    return Draft(answer, issuers=draft.issuers) if keeps_numbers(zh, answer) else draft


def sentence(zh: str, machine: Machine, words: Mapping[str, str]) -> str:
    """A sentence in Japanese where the machine keeps its numbers, else as it is."""
    try:
        answer = one_line(machine.translate([zh], words)[0])
    except MachineError:
        return zh
    return answer if keeps_numbers(zh, answer) else zh


def keeps_numbers(zh: str, ja: str) -> bool:
    """Whether the translation has the numbers of the source, each as often, and no others; and is a title at all."""
    if not ja or len(ja) > 4 * len(zh) + 40:
        return False
    source, answer = _numbers(zh), _numbers(ja)
    spelled = Counter(numeral(found) for found in CHINESE.findall(zh)) + _plans(zh)
    return not (source - answer) and not (answer - source - spelled)


def _numbers(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text)
    return Counter(found.replace(",", "") for found in NUMBER.findall(plain))


def _plans(zh: str) -> Counter[str]:
    """The numbers of a five-year plan: 十四五 may be 14-5 or 第14次五カ年 or 第14次5カ年."""
    return Counter(part for found in PLAN.findall(zh) for part in (numeral(f"十{found}"), "5"))
