"""Waits until a page stands still: its fonts, its layout in the window as it is, the colours that change slowly."""

from typing import Final

# Two frames let the new window size and colours be laid out; transitions must be over before colours are read. Nothing
# is waited for without an end: a page that is not painted gets no frame, and a transition that is called off while it
# is asked for is never told to be over.
SETTLED: Final = """async () => {
  const wait = ms => new Promise(done => setTimeout(done, ms));
  await Promise.race([document.fonts.ready, wait(2000)]);
  await Promise.race([new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))), wait(500)]);
  const finite = document.getAnimations().filter(a => Number.isFinite(a.effect?.getComputedTiming().endTime ?? 0));
  await Promise.race([Promise.allSettled(finite.map(a => a.finished)), wait(1500)]);
}"""
"""A function for Page.evaluate; returns nothing."""
