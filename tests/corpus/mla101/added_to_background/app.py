# seen in: Kazi-Mahmudul/product-recommender-ai app/api/endpoints/admin_scrapers.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
import asyncio
import smtplib

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def scrape(name: str):
    process = await asyncio.create_subprocess_exec("python", f"scrapers/{name}.py")
    await process.communicate()  # expect: MLA101 as info


def tell(address: str):
    with smtplib.SMTP("mail.example", 587) as server:  # expect: MLA101 as warning
        server.sendmail("shop@example.org", address, "Scraped.")


def confirm(address: str):
    with smtplib.SMTP("mail.example", 587) as server:  # expect: MLA101 as error
        server.sendmail("shop@example.org", address, "Welcome.")


@app.post("/scrape")
async def start(name: str, background: BackgroundTasks):
    background.add_task(scrape, name)
    background.add_task(tell, "admin@example.org")
    return {"started": name}


@app.post("/signup")
async def signup(address: str, background: BackgroundTasks):
    background.add_task(confirm, address)
    confirm(address)
    return {"welcome": address}
