"""Takes a picture of a page with one element framed, so that a person sees what a question is about."""

from playwright.async_api import Error, Page

from checks.browser.launch import first_line, launched
from checks.errors import CollectError
from checks.states import State

_SECONDS = 30_000
_FRAME = """element => {
  element.scrollIntoView({ block: "center", inline: "center" });
  const box = element.getBoundingClientRect();
  const frame = document.createElement("div");
  const place = { left: box.left - 6, top: box.top - 6, width: box.width + 12, height: box.height + 12 };
  frame.style.cssText = Object.entries(place).map(([name, value]) => `${name}: ${value}px`).join(";") +
    ";position: fixed; z-index: 2147483647; box-sizing: border-box; pointer-events: none;" +
    "border: 4px solid #c00000; outline: 3px solid #ffffff; background: transparent;";
  document.documentElement.append(frame);
}"""


async def screenshot(address: str, state: State, selector: str) -> bytes:
    """A PNG of the window at the element; of the page's top where the element is not named or not there.

    address: of the page; selector: as a finding has it; what lies inside a frame is shown by the frame. Raises
    CollectError.
    """
    async with launched() as browser:
        try:
            context = await browser.new_context(
                viewport={"width": state.width, "height": state.height}, color_scheme=state.scheme, locale="ja-JP"
            )
            page = await context.new_page()
            await page.goto(address, timeout=_SECONDS)
            await _frame(page, selector.split(" >>> ", maxsplit=1)[0])
            return await page.screenshot()
        except Error as error:
            raise CollectError(f"画面を写せません（{first_line(error)}）。") from error


async def _frame(page: Page, selector: str) -> None:
    element = await page.query_selector(selector) if selector else None
    if element:
        await element.evaluate(_FRAME)
