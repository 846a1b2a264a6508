import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    return name


async def fetch_all(names):
    return await asyncio.gather(*map(fetch, names))


def download(names):
    return asyncio.run(fetch_all(names))  #! CF209


if __name__ == "__main__":
    asyncio.run(fetch_all(["a"]))
