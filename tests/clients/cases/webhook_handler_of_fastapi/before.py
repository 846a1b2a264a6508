from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

import replicate

app = FastAPI()
pictures = {}


@app.post("/pictures")
def paint(prompt: str):
    prediction = replicate.predictions.create(  #! CF703
        model="acme/painter",
        input={"prompt": prompt},
        webhook="https://example.com/webhooks/replicate",
        webhook_events_filter=["completed"],
    )
    return {"id": prediction.id}


@app.post("/webhooks/replicate")
async def receive(request: Request):
    body = await request.json()  #! CF707
    if body["status"] == "succeeded":
        pictures[body["id"]] = body["output"]  #! CF708
    elif body["status"] == "failed":
        print(body["error"])
    return {"ok": True}


if __name__ == "__main__":
    print(TestClient(app).post("/pictures?prompt=a+hook").json())
