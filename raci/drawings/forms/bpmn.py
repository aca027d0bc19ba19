"""BPMN 2.0: a pool for each matrix, a lane for each role that does a duty, a task for each duty, in order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from raci.drawings.bpmn.diagram import diagram
from raci.drawings.bpmn.pools import Pool, pools_of
from raci.drawings.casting import Casting
from raci.drawings.form import Form
from raci.reports.xml_text import attributes, xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.answers import Directory
    from raci.drawings.bpmn.pools import Task

_NAMESPACES: Final = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI" '
    'xmlns:raci="urn:raci:ns" targetNamespace="urn:raci:matrices"'
)


def stated(directory: Directory) -> str:
    """Return the matrices as processes that BPMN tools open, with their diagram.

    A task stands in the lane of the first role responsible for it, else accountable; those responsible are its
    `performer`s, the one kind of resource role the standard names that fits. All letters stand in its extension
    elements, as `<raci:assignment role letters>`.
    """
    casting = Casting(directory)
    pools = pools_of(casting)
    return "\n".join(_lines(casting, pools)) + "\n"


def _lines(casting: Casting, pools: list[Pool]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<definitions {_NAMESPACES} id="definitions"{attributes(name=casting.title, exporter="raci")}>'
    resources = {role: f"resource_{place}" for place, role in enumerate(casting.shown())}
    for role, resource in resources.items():
        yield f"  <resource{attributes(id=resource, name=casting.label(role))}/>"
    yield '  <collaboration id="collaboration">'
    for pool in pools:
        yield f"    <participant{attributes(id=f'pool_{pool.id}', name=pool.name, processRef=f'process_{pool.id}')}/>"
    yield "  </collaboration>"
    for pool in pools:
        yield from (f"  {line}" for line in _process(pool, resources))
    yield from (f"  {line}" for line in diagram(pools))
    yield "</definitions>"


def _process(pool: Pool, resources: dict[str, str]) -> Iterator[str]:
    yield f"<process{attributes(id=f'process_{pool.id}', name=pool.name, isExecutable='false')}>"
    yield f'  <laneSet id="lanes_{pool.id}">'
    for lane in pool.lanes:
        yield f"    <lane{attributes(id=lane.id, name=lane.name)}>"
        yield from (f"      <flowNodeRef>{step}</flowNodeRef>" for step in lane.steps)
        yield "    </lane>"
    yield "  </laneSet>"
    steps = pool.steps
    for place, step in enumerate(steps):
        flows = [f"<incoming>{pool.flow(place - 1)}</incoming>"] if place else []
        flows += [f"<outgoing>{pool.flow(place)}</outgoing>"] if place + 1 < len(steps) else []
        task = pool.tasks.get(step)
        if task is not None:
            yield from (f"  {line}" for line in _task(task, flows, resources))
        else:
            kind = "endEvent" if place else "startEvent"
            yield f'  <{kind} id="{step}">{"".join(flows)}</{kind}>'
    for place, (source, target) in enumerate(itertools.pairwise(steps)):
        yield f'  <sequenceFlow id="{pool.flow(place)}" sourceRef="{source}" targetRef="{target}"/>'
    yield "</process>"


def _task(task: Task, flows: list[str], resources: dict[str, str]) -> Iterator[str]:
    yield f"<task{attributes(id=task.id, name=task.name)}>"
    section = attributes(section=task.section) if task.section else ""
    yield f"  <extensionElements><raci:duty{section}>"
    for part in task.parts:
        yield f"    <raci:assignment{attributes(role=part.name, letters=part.letters)}/>"
    yield "  </raci:duty></extensionElements>"
    yield from (f"  {flow}" for flow in flows)
    for part in task.parts:
        if part.performs:
            named = xml(resources[part.role])
            yield f"  <performer{attributes(name=part.name)}><resourceRef>{named}</resourceRef></performer>"
    yield "</task>"


FORM: Final = Form("bpmn", (".bpmn", ".bpmn.xml"), stated=stated)
