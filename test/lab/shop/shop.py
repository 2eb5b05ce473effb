"""A shop on Flask that orders at a partner. Its calls are signed with HMAC, and it does three things that its tests do not see: it counts orders at a host that
nobody declared, over plain http, and it follows the partner's redirect to the invoice with its signature still on.
"""

import hashlib
import hmac
import time

import requests
from flask import Flask, jsonify, request

PARTNER = "https://api.partner.example.com"
COUNTER = "http://counter.telemetry.example.net"
SECRET = b"Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0"

app = Flask("shop")


def signed(method, path, body=b""):
    stamp = str(int(time.time()))
    text = "\n".join([method, path, stamp]).encode() + b"\n" + body
    return {"X-Timestamp": stamp, "X-API-Signature": hmac.new(SECRET, text, hashlib.sha256).hexdigest()}


@app.post("/checkout")
def checkout():
    body = request.get_data()
    headers = {"Content-Type": "application/json", **signed("POST", "/v1/orders", body)}
    order = requests.post(f"{PARTNER}/v1/orders", data=body, headers=headers, timeout=20).json()
    requests.get(f"{COUNTER}/count", params={"event": "checkout"}, timeout=20)
    path = f"/v1/orders/{order['id']}/invoice"
    invoice = requests.get(PARTNER + path, headers=signed("GET", path), timeout=20)
    return jsonify(order=order["id"], invoice=invoice.text), 201
