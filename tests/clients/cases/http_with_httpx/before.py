import os

import httpx


async def paint(prompt):
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://api.replicate.com/v1/predictions",  #! CF706
            headers={"Authorization": f"Bearer {os.environ['REPLICATE_API_TOKEN']}", "Prefer": "wait"},  #! CF704
            json={"version": "7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5", "input": {"prompt": prompt}},
        )
    return response.json()["output"][0]


if __name__ == "__main__":
    import asyncio

    print(asyncio.run(paint("a request")))
