import asyncio
import replicate


def paint(prompt):
    return replicate.run("acme/painter", input={"prompt": prompt})  #! CF701


async def main():
    loop = asyncio.get_event_loop()
    output = await loop.run_in_executor(None, paint, "fox")
    print(len(output[0].read()))


asyncio.run(main())
