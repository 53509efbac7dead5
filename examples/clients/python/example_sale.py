"""One sale through the sidecar: python3 example_sale.py URI TOKEN_FILE [LANE]"""

import sys
from decimal import Decimal

from tillside import Sidecar, TillError, read_token


def sell(uri: str, token_file: str, name: str) -> None:
    lane = Sidecar(uri, read_token(token_file)).lane(name)
    for sale in lane.checkouts()["open"]:
        print("still open:", sale["tx"], "due", sale["priced"]["due"])
        lane.cancel(sale["tx"])
    number = "T" + str(1 + lane.status()["waiting"])
    lane.begin(number, store="0042", workstation=name)
    print(lane.scan(number, "2900047110817")["message"])
    lane.add(number, "1", gtin="9520000001018", quantity=2, amount=Decimal("12.98"))
    for offer in lane.offers(number):
        print(offer["name"] + ":", offer["text"])
    due = Decimal(lane.lock(number)["due"])
    try:
        lane.commit(number, [("CARD", due - 1)])
    except TillError as refused:
        print(refused.code)
    receipt = lane.commit(number, [("CARD", due - 5), ("CASH", Decimal("10.00"))], change=Decimal("5.00"))
    print("\n".join(receipt["receipt"]))
    for tell in lane.tells():
        if tell.type == "status":
            print("waiting for head office:", tell.data["waiting"])
            break
    lane.close()


if __name__ == "__main__":
    sell(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "1")
