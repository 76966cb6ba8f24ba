"""The whole report as plain data."""

from dataclasses import dataclass

from casus.report.context import Context
from casus.report.footnotes import Footnotes
from casus.report.sections.answer import AnswerSection, answer_section
from casus.report.sections.beliefs import BeliefsSection, beliefs
from casus.report.sections.curves import Curves, curves
from casus.report.sections.evidence import Evidence, evidence
from casus.report.sections.head import Head, head
from casus.report.sections.hypotheses import HypothesesSection, hypotheses
from casus.report.sections.insight.advocate import advocate
from casus.report.sections.insight.article import ArticleSection, article_section
from casus.report.sections.insight.audit import AuditSection, audit_section
from casus.report.sections.insight.brief import Brief, brief
from casus.report.sections.insight.drivers import DriversSection, drivers_section
from casus.report.sections.insight.information import InformationSection, information_section
from casus.report.sections.insight.scenarios import ScenariosSection, scenarios_section
from casus.report.sections.insight.tipping import TippingSection, tipping_section
from casus.report.sections.limits import Limits, limits
from casus.report.sections.method import Method, method
from casus.report.sections.others import Others, others
from casus.report.sections.outside import Outside, Pooled, outside, pooled
from casus.report.sections.planted import PlantedSection, planted
from casus.report.sections.quantities import QuantitiesSection, quantities_section
from casus.report.sections.seen import Seen, seen
from casus.report.sections.settings import SettingsSection, settings_section
from casus.report.sections.situation import Situation, situations
from casus.report.sections.tree import TreeSection, trees

__all__ = ["View", "view"]


@dataclass(frozen=True)
class View:
    """What the template lays out; `contents` are the sections in order, each with its heading."""

    head: Head
    brief: Brief
    outside: tuple[Outside, ...]
    situations: tuple[Situation, ...]
    beliefs: tuple[BeliefsSection, ...]
    hypotheses: tuple[HypothesesSection, ...]
    answer: AnswerSection
    seen: Seen | None
    pooled: Pooled | None
    drivers: DriversSection
    tipping: TippingSection
    advocate: tuple[str, ...]
    scenarios: ScenariosSection
    audit: AuditSection
    information: InformationSection
    article: ArticleSection | None
    trees: tuple[TreeSection, ...]
    others: Others
    settings: SettingsSection
    curves: tuple[Curves, ...]
    planted: PlantedSection | None
    quantities: QuantitiesSection
    evidence: Evidence
    limits: Limits
    method: Method


def view(context: Context) -> View:
    """Assemble the report."""
    notes = Footnotes.of(context)
    return View(
        head=head(context),
        brief=brief(context),
        outside=outside(context),
        situations=situations(context),
        beliefs=beliefs(context),
        hypotheses=hypotheses(context, notes),
        answer=answer_section(context),
        seen=seen(context),
        pooled=pooled(context),
        drivers=drivers_section(context),
        tipping=tipping_section(context),
        advocate=advocate(context),
        scenarios=scenarios_section(context),
        audit=audit_section(context),
        information=information_section(context),
        article=article_section(context),
        trees=trees(context),
        others=others(context),
        settings=settings_section(context),
        curves=curves(context),
        planted=planted(context),
        quantities=quantities_section(context),
        evidence=evidence(context, notes),
        limits=limits(context),
        method=method(context),
    )
