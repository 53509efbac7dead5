"""A till's way to Tillside's sidecar, in the standard library alone (Python 3.9 and later).

    sidecar = Sidecar("http://127.0.0.1:7080", read_token("tills/token"))
    lane = sidecar.lane("1")
    lane.begin("T1", store="0042", workstation="3")
    lane.scan("T1", "2900047110817")
    lane.add("T1", "1", gtin="9520000001018", quantity=2, amount=Decimal("12.98"))
    due = Decimal(lane.lock("T1")["due"])
    receipt = lane.commit("T1", [("CARD", due)])

Answers are the wire format's objects as dicts; /openapi.json and the schemas behind it describe them. Amounts, quantities and
points are strings of plain decimals in them, and Decimal, int or str in arguments: a float is refused, because it is not exact.

Every event is sent under an idempotency key of its own. Where the connection breaks, or the lane is busy, it is sent again under
the same key, so that nothing is done twice. What the library refuses is raised as TillError. Where it takes longer than the
sidecar waits, Late is raised with the last quote: sell on at it, and call wait() for the answer, or do not.

A Lane may be used by one thread at a time, tells() by another.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.parse
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

Number = Union[Decimal, int, str]
Answer = Dict[str, Any]


class TillError(Exception):
    """The library refused the event; nothing was changed. `code` is stable, `path` names the field at fault, `text` is for the
    cashier."""

    def __init__(self, code: str, path: Optional[str], message: str, text: str) -> None:
        super().__init__(f"{code} {path or ''}: {message}")
        self.code = code
        self.path = path
        self.text = text


class SidecarError(Exception):
    """HTTP's own refusal: a wrong token, no such lane, a key used for another request, say."""

    def __init__(self, status: int, title: str) -> None:
        super().__init__(f"{status} {title}")
        self.status = status


class Unreachable(Exception):
    """The sidecar did not answer, often enough. The event may have been done: sent again under `key` it is not done twice."""

    def __init__(self, key: str) -> None:
        super().__init__("the sidecar does not answer")
        self.key = key


class Late(Exception):
    """The library is slow. `text` is for the cashier, `quote` the last price or None; the event is still being done."""

    def __init__(self, answer: Answer, again: Callable[[], Answer]) -> None:
        super().__init__(answer["text"])
        self.text: str = answer["text"]
        self.quote: Optional[Answer] = answer["quote"]
        self._again = again

    def wait(self, seconds: float = 60.0) -> Answer:
        """The event's answer, as soon as there is one. Raises Late again when the time is up."""
        until = time.monotonic() + seconds
        while True:
            try:
                return self._again()
            except Late:
                if time.monotonic() >= until:
                    raise


@dataclass(frozen=True)
class Tell:
    """What a lane told: `type` is status, checkouts or messages, `id` is where a later stream can go on."""

    id: str
    type: str
    data: Answer


def read_token(path: str) -> str:
    """The one line of the token file."""
    with open(path, encoding="ascii") as file:
        return file.read().strip()


class Sidecar:
    """Where a sidecar listens, and the token that it asks for."""

    def __init__(self, uri: str, token: str, timeout: float = 70.0, tries: int = 5) -> None:
        """timeout: seconds for one answer, above the sidecar's longest budget; tries: how often an event is sent at most."""
        address = urllib.parse.urlsplit(uri)
        if address.scheme != "http" or address.hostname is None:
            raise ValueError("not the http address of a sidecar")
        self._host = address.hostname
        self._port = address.port or 80
        self._token = token
        self._timeout = timeout
        self._tries = tries

    def lane(self, name: str = "1") -> "Lane":
        return Lane(self, name)

    def ready(self) -> bool:
        """Whether every lane's till is open."""
        try:
            return self._exchange(self._connect(), "GET", "/health/ready", None, {})[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def _connect(self, timeout: Optional[float] = None) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self._host, self._port, timeout=timeout or self._timeout)

    def _headers(self) -> Dict[str, str]:
        return {"Authorization": "Bearer " + self._token}

    def _exchange(
        self, line: http.client.HTTPConnection, method: str, path: str, body: Optional[bytes], headers: Mapping[str, str]
    ) -> Tuple[int, bytes]:
        line.request(method, path, body=body, headers={**self._headers(), **headers})
        response = line.getresponse()
        return response.status, response.read()


class Lane:
    """One till of the sidecar's."""

    def __init__(self, sidecar: Sidecar, name: str) -> None:
        self._sidecar = sidecar
        self._path = "/v1/lanes/" + urllib.parse.quote(name, safe="")
        self._line: Optional[http.client.HTTPConnection] = None

    # What is sold.

    def begin(self, tx: str, **fields: Any) -> Answer:
        """Begins a sale: store, workstation, operator, businessDay, training."""
        return self.send("begin", tx=tx, **fields)

    def scan(self, tx: str, raw: str, symbology: Optional[str] = None) -> Answer:
        """Whatever the scanner sent. An item adds nothing: price it and call add()."""
        return self.send("scan", tx=tx, raw=raw, symbology=symbology)

    def add(self, tx: str, line: str, *, quantity: Number, amount: Number, **fields: Any) -> Answer:
        """A line: gtin or sku, the amount of the whole line, and what else the wire format's add has."""
        return self.send("add", tx=tx, line=line, quantity=quantity, amount=amount, **fields)

    def quantity(self, tx: str, line: str, *, quantity: Number, amount: Number) -> Answer:
        return self.send("quantity", tx=tx, line=line, quantity=quantity, amount=amount)

    def void(self, tx: str, line: str) -> Answer:
        return self.send("void", tx=tx, line=line)

    def member(self, tx: str, member: str) -> Answer:
        return self.send("member", tx=tx, id=member)

    def price(self, tx: str) -> Answer:
        """What the basket costs now: lines with their discounts, offers, due."""
        return self.send("price", tx=tx, outcomes="TOUCHED")

    def offers(self, tx: str) -> List[Answer]:
        """What became of every offer, each with its name and one sentence why."""
        return self.send("offers", tx=tx)["offers"]

    def lock(self, tx: str) -> Answer:
        """Locks the sale for payment, and answers the price that stands."""
        self.send("lock", tx=tx)
        return self.price(tx)

    def unlock(self, tx: str) -> Answer:
        return self.send("unlock", tx=tx)

    def redeem_points(self, tx: str, points: Number) -> Answer:
        return self.send("redeem", tx=tx, points=points)

    def redeem_voucher(self, tx: str, code: str) -> Answer:
        return self.send("redeem", tx=tx, voucher=code)

    # What ends a sale.

    def commit(self, tx: str, tenders: Iterable[Tuple[str, Number]], **fields: Any) -> Answer:
        """Commits with (type, amount) tenders; tax, rounding and change where there are any. On disk when this returns."""
        paid = [{"type": kind, "amount": plain(amount)} for kind, amount in tenders]
        return self.send("commit", tx=tx, tenders=paid, **fields)

    def cancel(self, tx: str) -> Answer:
        return self.send("cancel", tx=tx)

    def suspend(self, tx: str) -> Answer:
        return self.send("suspend", tx=tx)

    def resume(self, tx: str) -> Answer:
        return self.send("resume", tx=tx)

    def take_back(self, tx: str, of: str, lines: Mapping[str, Number]) -> Answer:
        """Goods of the receipt of that key come back: line to quantity."""
        asked = [{"line": line, "quantity": plain(quantity)} for line, quantity in lines.items()]
        return self.send("return", tx=tx, of=of, lines=asked)

    def post_void(self, key: str) -> Answer:
        """Undoes the committed sale of that key whole; `refund` is what is paid back."""
        return self.send("postVoid", key=key)

    # What is asked.

    def balance(self, member: str) -> Answer:
        return self.send("balance", member=member)

    def receipt(self, key: str) -> Answer:
        """What was sold under that key, and how much of each line can still come back."""
        return self.send("receipt", key=key)

    def checkouts(self) -> Answer:
        """The open sales: what a till that restarts goes on with."""
        return self.send("checkouts")

    def status(self) -> Answer:
        """The queue's length, and whether head office is UP, DOWN or NONE."""
        return self.send("status")

    def tells(self, after: Optional[str] = None, quiet: float = 60.0) -> Iterator[Tell]:
        """Server-Sent Events without an end, from after that id on. Where the stream breaks it is taken up where it stopped."""
        while True:
            try:
                for tell in self._stream(after, quiet):
                    after = tell.id
                    yield tell
            except (OSError, http.client.HTTPException):
                pass  # the sidecar restarts, or let a slow reader go: what was missed comes with the next stream
            time.sleep(0.2)

    def send(self, type: str, key: Optional[str] = None, **fields: Any) -> Answer:
        """Sends any event of the wire format. Fields that are None are left out; numbers become strings of plain decimals."""
        event = {"type": type, **{name: wire(value) for name, value in fields.items() if value is not None}}
        body = json.dumps(event, ensure_ascii=False).encode("utf-8")
        return self._answered(body, key or uuid.uuid4().hex)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _answered(self, body: bytes, key: str) -> Answer:
        status, text = self._sent(body, key)
        answer = json.loads(text)
        if status == 200 and answer["type"] == "late":
            raise Late(answer, lambda: self._answered(body, key))
        if answer.get("type") == "error":
            raise TillError(answer["code"], answer["path"], answer["message"], answer["text"])
        if status != 200:
            raise SidecarError(status, answer["title"])
        return answer

    def _sent(self, body: bytes, key: str) -> Tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        for attempt in range(self._sidecar._tries):
            if attempt > 0:
                time.sleep(min(0.1 * 2**attempt, 2.0))
            try:
                if self._line is None:
                    self._line = self._sidecar._connect()
                status, text = self._sidecar._exchange(self._line, "POST", self._path + "/events", body, headers)
                if status != 503:
                    return status, text
            except (OSError, http.client.HTTPException):
                self.close()
        raise Unreachable(key)

    def _stream(self, after: Optional[str], quiet: float) -> Iterator[Tell]:
        line = self._sidecar._connect(quiet)
        try:
            headers = {**self._sidecar._headers(), **({"Last-Event-ID": after} if after else {})}
            line.request("GET", self._path + "/tells", headers=headers)
            response = line.getresponse()
            if response.status == 503:
                return
            if response.status != 200:
                raise SidecarError(response.status, response.read().decode("utf-8"))
            fields: Dict[str, str] = {}
            for raw in response:
                text = raw.decode("utf-8").rstrip("\r\n")
                name, _, value = text.partition(": ")
                if not text and "data" in fields:
                    yield Tell(fields.get("id", ""), fields.get("event", "message"), json.loads(fields["data"]))
                    fields = {}
                elif name:
                    fields[name] = value
        finally:
            line.close()


def plain(number: Number) -> str:
    """The wire format's way to write a number."""
    if isinstance(number, (float, bool)):
        raise TypeError("a float is not exact: use Decimal, int or str")
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def wire(value: Any) -> Any:
    """Numbers as strings of plain decimals, whatever else as it is."""
    if isinstance(value, bool):
        return value
    return plain(value) if isinstance(value, (Decimal, int, float)) else value
