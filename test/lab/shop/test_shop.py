"""The shop's own tests, as its authors wrote them: green, with and without the recorder."""

import unittest

import requests
import shop


class Checkout(unittest.TestCase):
    def test_orders_and_fetches_the_invoice(self):
        answer = shop.app.test_client().post("/checkout", json={"item": "lamp"})
        self.assertEqual(answer.status_code, 201)
        self.assertEqual(answer.get_json(), {"order": "7", "invoice": "invoice of order 7"})

    def test_says_so_when_the_partner_is_down(self):
        with self.assertRaises(requests.exceptions.ConnectionError):
            requests.get("https://down.partner.example.com/", timeout=20)

    def test_refuses_a_partner_that_cannot_prove_its_name(self):
        with self.assertRaises(requests.exceptions.SSLError):
            requests.get("https://expired.partner.example.com/", timeout=20)


if __name__ == "__main__":
    unittest.main()
