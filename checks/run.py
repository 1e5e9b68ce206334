"""Plan → collect → evaluate → report: the only orchestrator."""

import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from checks import __version__, cache, evidence
from checks.collect import collect, find_files, find_pages, job_of
from checks.config import Settings
from checks.conformance import allowed_claim
from checks.content import page_name
from checks.errors import CollectError, ConfigError
from checks.evaluate import evaluate, problem_of
from checks.evidence import PageEvidence
from checks.ingredients import Files, made_by
from checks.ledger import Records, apply, read_records
from checks.model import Origin, PageRecord, Report
from checks.outcomes import outcomes
from checks.pdf_evidence import PdfEvidence, collect_pdf, read_evidence, write_pdf
from checks.pdf_files import PdfFile, find_pdfs
from checks.picture_files import find_pictures
from checks.plan import Inputs, Plan
from checks.rule import On, rules
from checks.shard import Note, Shard, clear, gathered, site_digest, write_note
from checks.sources import Source
from checks.subject import TextFile
from checks.tables import find_tables
from checks.weigh import read_weights

JAPAN = timezone(timedelta(hours=9))
Told = Callable[[str, int], None]


def audit(
    site: Path,
    root: Path,
    settings: Settings,
    sources: Mapping[str, Source],
    *,
    only: Sequence[str] = (),
    told: Told = lambda _url, _total: None,
) -> Report:
    """Audits a folder of built pages. Writes nothing into it.

    site: folder served as the root; root: project the files of the findings belong to; sources: page url → file a
    person edits, and with it the Markdown sources and the people's records to read; only: urls to look at instead of
    all (never for a gate); told: hears the url of each page that is done, and how many there are. Evidence is kept
    below `root` for the next audit unless the settings say otherwise. Raises ConfigError for a folder that is none and
    for a record that cannot be relied on.
    """
    plan = Plan(rules(), _inputs(site, root, sources, only), settings.states)
    records = read_records(root, today()) if sources else None
    with tempfile.TemporaryDirectory(prefix="checks-") as name:
        problems = _collect(plan, settings, Path(name), told)
        _collect_pdfs(plan, Path(name))
        report = judge(plan, settings, Path(name), problems)
    return report if records is None else _decided(report, records, whole=not only)


def today() -> date:
    """The day in Japan."""
    return datetime.now(JAPAN).date()


def _decided(report: Report, records: Records, *, whole: bool) -> Report:
    """The report with the people's decisions; where only some pages were looked at, a record may well meet nothing."""
    decided = apply(report, records)
    return decided if whole else replace(decided, record_problems=())


def audit_pdf(file: Path, settings: Settings) -> Report:
    """Audits one PDF file by the rules for PDF. file: anywhere, it need not belong to a site.

    Raises ConfigError for a file that is not there.
    """
    if not file.is_file():
        raise ConfigError(f"{file}：ファイルがありません。")
    root = Path.cwd()
    shown = file.resolve().relative_to(root) if file.resolve().is_relative_to(root) else Path(file.name)
    inputs = Inputs(file.parent, root, (), frozenset(), pdfs=(PdfFile(shown.as_posix(), f"/{file.name}"),))
    plan = Plan([rule for rule in rules() if rule.meta.on is On.PDF], inputs, settings.states)
    with tempfile.TemporaryDirectory(prefix="checks-") as name:
        _collect_pdfs(plan, Path(name))
        return judge(plan, settings, Path(name))


def judge(plan: Plan, settings: Settings, folder: Path, problems: Sequence[str] = ()) -> Report:
    """Judges the evidence in `folder` against the plan.

    problems: what went wrong while collecting, in Japanese; any of them makes the verdict `incomplete`.
    """
    return _judged(plan, settings, sorted(folder.glob("*.json.gz")), folder, problems)


def collect_shard(site: Path, root: Path, settings: Settings, shard: Shard, out: Path, told: Told) -> tuple[str, ...]:
    """Collects the evidence of one shard's pages of `site` into the folder `out`, with a note of what it is.

    Returns what went wrong, in Japanese; `evaluate_shards` is told of it too. Raises ConfigError as `audit` does.
    """
    whole = Plan(rules(), _inputs(site, root, {}, ()), settings.states)
    plan = replace(whole, inputs=replace(whole.inputs, pages=shard.pages(whole.inputs.pages)))
    clear(out)
    looked_at = site_digest(Files(site), plan.inputs.files)
    problems = _collect(plan, settings, out, told) if plan.inputs.pages else ()
    write_note(Note(shard.number, shard.of, looked_at, _made_by(plan, settings), problems), out)
    return problems


def evaluate_shards(
    folders: Sequence[Path], site: Path, root: Path, settings: Settings, sources: Mapping[str, Source]
) -> Report:
    """Judges what shards collected, as `audit` would have judged it in one run.

    folders: one per shard; the others as in `audit`. A shard that is lost, doubled or does not fit is a problem of the
    report and makes it incomplete.
    """
    plan = Plan(rules(), _inputs(site, root, sources, ()), settings.states)
    records = read_records(root, today()) if sources else None
    looked_at = site_digest(Files(site), plan.inputs.files)
    found, problems = gathered(folders, looked_at, _made_by(plan, settings))
    paths = [
        path
        for shard, folder in sorted(found.items(), key=lambda item: item[0].number)
        for url in shard.pages(plan.inputs.pages)
        if (path := folder / evidence.file_name(url)).is_file()
    ]
    with tempfile.TemporaryDirectory(prefix="checks-") as name:
        _collect_pdfs(plan, Path(name))
        report = _judged(plan, settings, paths, Path(name), problems)
    return report if records is None else _decided(report, records, whole=True)


def _made_by(plan: Plan, settings: Settings) -> str:
    """What shards must have in common. Their machines may differ; the versions of their engines are compared later."""
    job = job_of(plan, settings)
    return made_by(job.states, (probe.name for probe in job.probes))


def _judged(plan: Plan, settings: Settings, paths: Sequence[Path], pdf_folder: Path, problems: Sequence[str]) -> Report:
    stored = _Stored(plan, paths)
    pdfs, lost = _read_pdfs(pdf_folder)
    answers = evaluate(plan, stored, pdfs)
    versions = {name: version for made in stored.versions for name, version in made.items()}
    return Report(
        standard=settings.standard,
        gate_next_standard=settings.gate_next_standard,
        states=settings.states,
        planned=plan.questions,
        pages=tuple(stored.records[url] for url in plan.inputs.pages),
        outcomes=outcomes(plan, answers),
        versions=tuple(sorted({"checks": __version__, **versions}.items())),
        commit=plan.inputs.commit,
        day=today().isoformat(),
        problems=(*problems, *stored.problems, *lost, *_mixed(stored.versions)),
    )


def _inputs(site: Path, root: Path, sources: Mapping[str, Source], only: Sequence[str]) -> Inputs:
    pages = find_pages(site)
    unknown = [url for url in only if url not in pages]
    if unknown:
        raise ConfigError(
            f"{unknown[0]}：このページは {site} にありません。「/plan/index.html」のように書いてください。"
        )
    chosen = [url for url in pages if not only or url in only]
    files = find_files(site)
    tables = () if only else find_tables(root, site, files, with_sources=bool(sources))
    pdfs = () if only else find_pdfs(root, site, files, sources)
    pictures = () if only else find_pictures(root, site, files, sources)
    claim = allowed_claim(root, today()) if sources else None
    weights = read_weights(root, site, files) if sources else None
    texts = _texts(root, sources, chosen)
    commit = _commit(root)
    return Inputs(site, root, chosen, files, sources, texts, commit, tables, pdfs, pictures, claim, weights)


def _texts(root: Path, sources: Mapping[str, Source], pages: Sequence[str]) -> tuple[TextFile, ...]:
    paths = sorted({sources[url].path for url in pages if url in sources and sources[url].origin is Origin.MARKDOWN})
    try:
        return tuple(TextFile(path, (root / path).read_text(encoding="utf-8-sig")) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Markdown のファイルを UTF-8 として読めません（{error}）。") from error


def _commit(root: Path) -> str | None:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return None  # not a git checkout: the report then names no revision
    return done.stdout.strip()


def _collect(plan: Plan, settings: Settings, folder: Path, told: Told) -> tuple[str, ...]:
    inputs, pages = plan.inputs, plan.inputs.pages
    kept = cache.folder_for(inputs.root, inputs.site) if settings.cache else None
    if not pages:
        return (f"{inputs.site} に HTML のページが1つもありません。フォルダーが正しいか確かめてください。",)
    try:
        collect(plan, settings, folder, lambda url: told(url, len(pages)), kept)
    except CollectError as error:
        return (str(error),)
    return ()


def _collect_pdfs(plan: Plan, folder: Path) -> None:
    for pdf in plan.inputs.pdfs:
        write_pdf(collect_pdf(pdf.path, plan.inputs.site / pdf.url.lstrip("/")), folder)


def _mixed(found: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Evidence that different versions of an engine made is no one answer."""
    seen: dict[str, set[str]] = {}
    for versions in found:
        for name, version in versions.items():
            seen.setdefault(name, set()).add(version)
    for name, several in sorted(seen.items()):
        if len(several) > 1:
            listed = "、".join(sorted(several))
            yield f"{name} の違う版（{listed}）で調べた記録がまざっています。同じ版でそろえてください。"


class _Stored:
    """Evidence in files, read when a page is judged and not kept: a thousand pages' together would fill the memory.

    What is known of the pages read so far: records by url, versions of their engines, and problems, in Japanese.
    """

    def __init__(self, plan: Plan, paths: Sequence[Path]) -> None:
        self._plan = plan
        self._paths = {path.name: path for path in paths}
        self.records: dict[str, PageRecord] = {}
        self.versions: list[Mapping[str, str]] = []
        self.problems: list[str] = []

    def get(self, url: str) -> PageEvidence | None:
        """A page's evidence; None where there is none that can be read."""
        path = self._paths.get(evidence.file_name(url))
        found = None
        try:
            found = evidence.read(path) if path else None
        except CollectError as error:
            self.problems.append(str(error))
        if found and found.url != url:
            self.problems.append(f"{evidence.file_name(url)} は {url} の記録ではありません。もう一度集めてください。")
            found = None
        if found:
            self.versions.append(found.versions)
        self.records[url] = _record(url, self._plan, found)
        return found


def _read_pdfs(folder: Path) -> tuple[dict[str, PdfEvidence], tuple[str, ...]]:
    found: dict[str, PdfEvidence] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.pdf.json")):
        try:
            item = read_evidence(path)
            found[item.path] = item
        except CollectError as error:
            problems.append(str(error))
    return found, tuple(problems)


def _record(url: str, plan: Plan, found: PageEvidence | None) -> PageRecord:
    source = plan.inputs.sources.get(url)
    seconds = found.seconds if found else 0.0
    content = page_name(url, found.served, plan.inputs.site) if found else ""
    return PageRecord(url, source.path if source else None, seconds, problem_of(found, plan.states), content)
