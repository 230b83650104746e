# seen in: benitocabrerar/legal-rag-system scripts/test-logout-flow.py@f6416464a329e65c03601f0832bf36b08342dc63
import os

from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.webdriver.common.by import By

KEEPER = "keeper@lighthouse.example"
KEEPER_PWD = "Rz8#uVw2!kPq9$"  # expect: MLA403


def sign_in(page):
    page.locator('input[type="email"]').first.fill(KEEPER)
    page.locator('input[type="password"]').first.fill("Bt6#hNd4!sLc7$")  # expect: MLA403


def sign_in_by_label(page):
    field = page.get_by_label("Password")
    field.press_sequentially("Wq5!mXc8#zTf3")  # expect: MLA403


def sign_in_at_once(page):
    page.fill("#password", "Jv2#rGy6!bKn8")  # expect: MLA403


def sign_in_with_a_driver():
    driver = webdriver.Firefox()
    driver.find_element(By.ID, "password").send_keys("Dp9!cFs3#wHm5")  # expect: MLA403


def sign_in_soundly(page):
    page.locator('input[type="password"]').fill(os.environ["KEEPER_PASSWORD"])
    page.get_by_label("Password").fill("your-password")
    page.get_by_placeholder("Search the 14 lamps of 1875").fill("Bt6#hNd4!sLc7$")
    page.type("#lamp", "Fresnel 1822 No. 3")


def template(path):
    password = "$LAMP_PASSWORD_2024"
    return path.write_text(password)


with sync_playwright() as p:
    sign_in(p.chromium.launch().new_page())


PASSWORD_EXAMPLE = "Hn5!vRt8#yKq2"
EXAMPLE_PASSWORD = "Hn5!vRt8#yKq2"
KEEPER_PASSWORD = "Hn5!vRt8#yKq3"  # expect: MLA403
