"""Plan → collect → evaluate → report: the only orchestrator."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from checks import __version__, cache, evidence
from checks.assess import assess
from checks.collect import collect, job_of
from checks.config import Settings
from checks.errors import CollectError, ConfigError
from checks.ingredients import Files, made_by
from checks.inputs import read_inputs
from checks.ledger import Records, apply, read_records
from checks.model import Report
from checks.pdf_evidence import collect_pdf, write_pdf
from checks.pdf_files import PdfFile
from checks.plan import Inputs, Plan, at_once
from checks.rule import On, rules
from checks.shard import Note, Shard, clear, gathered, site_digest, write_note
from checks.sources import Source
from checks.stored import Stored, mixed, read_pdfs
from checks.verdicts import FOLDER, Verdicts
from checks.visits import ONCE, Visitor

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
    all (never for a gate); told: hears the url of each page that is done, and how many there are. Evidence and verdicts
    are kept below `root` for the next audit unless the settings say otherwise. Raises ConfigError for a folder that is
    none and for a record that cannot be relied on.
    """
    return _audited(site, root, settings, sources, Look(only, told))


@dataclass(frozen=True, slots=True)
class Look:
    """How to look at some pages. urls: which, () for all; told: as in `audit`; visitor: who looks.

    quick: only at what the first state shows at once.
    """

    urls: Sequence[str]
    told: Told
    visitor: Visitor = ONCE
    quick: bool = False


def audit_saved(site: Path, root: Path, settings: Settings, sources: Mapping[str, Source], look: Look) -> Report:
    """Audits pages an editor has just saved, for nobody but the editor; never for a gate. The others as in `audit`."""
    if look.quick:
        settings = replace(settings, states=settings.states[:1], cache=False)
    return _audited(site, root, settings, sources, look)


def _audited(site: Path, root: Path, settings: Settings, sources: Mapping[str, Source], look: Look) -> Report:
    chosen = at_once(rules()) if look.quick else rules()
    plan = Plan(chosen, read_inputs(site, root, sources, look.urls, today()), settings.states)
    records = read_records(root, today()) if sources else None
    with tempfile.TemporaryDirectory(prefix="checks-") as name:
        problems = _collect(plan, settings, Path(name), look.told, look.visitor)
        _collect_pdfs(plan, Path(name))
        report = judge(plan, settings, Path(name), problems)
    return report if records is None else _decided(report, records, whole=not look.urls)


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
    whole = Plan(rules(), read_inputs(site, root, {}, (), today()), settings.states)
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
    plan = Plan(rules(), read_inputs(site, root, sources, (), today()), settings.states)
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
    inputs, stored = plan.inputs, Stored(paths)
    pdfs, lost = read_pdfs(pdf_folder)
    folder = cache.folder_for(inputs.root, inputs.site, FOLDER) if settings.cache else None
    kept = Verdicts(folder, plan.rules, plan.states, inputs.sources) if folder else None
    assessed = assess(plan, stored, pdfs, kept)
    if kept:
        kept.tidy()
    versions = {name: version for made in assessed.versions for name, version in made.items()}
    return Report(
        standard=settings.standard,
        gate_next_standard=settings.gate_next_standard,
        states=settings.states,
        planned=plan.questions,
        pages=assessed.records,
        outcomes=assessed.outcomes,
        versions=tuple(sorted({"checks": __version__, **versions}.items())),
        commit=inputs.commit,
        day=today().isoformat(),
        problems=(*problems, *stored.problems, *lost, *mixed(assessed.versions)),
    )


def _collect(plan: Plan, settings: Settings, folder: Path, told: Told, visitor: Visitor = ONCE) -> tuple[str, ...]:
    inputs, pages = plan.inputs, plan.inputs.pages
    kept = cache.folder_for(inputs.root, inputs.site) if settings.cache else None
    if not pages:
        return (f"{inputs.site} に HTML のページが1つもありません。フォルダーが正しいか確かめてください。",)
    try:
        collect(plan, settings, folder, lambda url: told(url, len(pages)), kept, visitor)
    except CollectError as error:
        return (str(error),)
    return ()


def _collect_pdfs(plan: Plan, folder: Path) -> None:
    for pdf in plan.inputs.pdfs:
        write_pdf(collect_pdf(pdf.path, plan.inputs.site / pdf.url.lstrip("/")), folder)
