"""Who calls the API: sessions of a demo, and tokens as their owners ask for them and the security office approves them."""

import json

from site_under_test import SiteUnderTest, Visitor


def session(site: SiteUnderTest, post: str) -> str:
    body = json.dumps({"account": site.account(post), "password": site.password}).encode()
    answer = Visitor(site)._send("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
    assert answer.status == 201, f"no session for {post}: {answer.status}"
    return json.loads(answer.text)["token"]


def token(site: SiteUnderTest, post: str, scope: str) -> str:
    """One that holds: asked for by its owner, approved by the security office."""
    owner = Visitor(site)
    owner.sign_in(post)
    owner.get("/account/tokens/new")
    made = owner.post("/account/tokens/new", {"purpose": "script", "scopes": scope, "days": "2"})
    assert made.status == 201, f"no token for {post}: {made.status}"
    word = "dwt_" + made.text.split("dwt_", 1)[1][:43]
    office = Visitor(site)
    office.sign_in("大冶安全保密管理员")
    page = office.get("/tokens")
    approved = 0
    # Each waiting token has a form of its own.
    for form in page.text.split("<form")[1:]:
        if "/tokens/approve" in form.split(">")[0]:
            number = form.split('name="token" value="', 1)[1].split('"')[0]
            approved += office.post("/tokens/approve", {"token": number}).status == 303
            office.get("/tokens")
    assert approved, "nobody approved the token"
    return word


def authorization(word: str) -> dict[str, str]:
    return {"Authorization": "Bearer " + word}
