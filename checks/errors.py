"""The one small tree of errors this package raises; a finding is never an error, an error never a finding."""


class CheckError(Exception):
    """Anything that keeps the audit from giving an answer. The message is Japanese and says what to do."""


class ConfigError(CheckError):
    """A setting, an argument or a data file of the auditor is wrong (exit code 3)."""


class CollectError(CheckError):
    """Evidence of a page could not be gathered; costs that page an `untested` (exit code 2)."""


class RuleError(CheckError):
    """A rule is written wrongly or raised while judging; costs an `untested`, never a finding."""


class ReportError(CheckError):
    """A report could not be written (exit code 3)."""
