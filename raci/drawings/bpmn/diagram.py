"""The diagram of pools, without which BPMN tools show nothing: lanes one below the other, tasks from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drawings.bpmn.pools import Pool

_HEADER: Final = 30
_LANE: Final = 120
_STEP: Final = 160
_TASK: Final = (120, 80)
_EVENT: Final = (36, 36)
_BETWEEN: Final = 40


def diagram(pools: list[Pool]) -> Iterator[str]:
    """Yield the BPMN DI of pools, one below the other."""
    yield '<bpmndi:BPMNDiagram id="diagram">'
    yield '  <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
    top = 0
    for pool in pools:
        yield from (f"    {line}" for line in _pool(pool, top))
        top += len(pool.lanes) * _LANE + _BETWEEN
    yield "  </bpmndi:BPMNPlane>"
    yield "</bpmndi:BPMNDiagram>"


def _pool(pool: Pool, top: int) -> Iterator[str]:
    wide = 2 * _HEADER + len(pool.steps) * _STEP
    yield _shape(f"pool_{pool.id}", (0, top), (wide, len(pool.lanes) * _LANE), ' isHorizontal="true"')
    rows = {step: row for row, lane in enumerate(pool.lanes) for step in lane.steps}
    for row, lane in enumerate(pool.lanes):
        corner = _HEADER, top + row * _LANE
        yield _shape(lane.id, corner, (wide - _HEADER, _LANE), ' isHorizontal="true"')
    boxes = {}
    for column, step in enumerate(pool.steps):
        size = _TASK if step in pool.tasks else _EVENT
        middle = 2 * _HEADER + column * _STEP + _STEP // 2, top + rows[step] * _LANE + _LANE // 2
        boxes[step] = (middle[0] - size[0] // 2, middle[1] - size[1] // 2), size
        yield _shape(step, *boxes[step])
    for place, (source, target) in enumerate(zip(pool.steps, pool.steps[1:], strict=False)):
        yield _edge(pool.flow(place), boxes[source], boxes[target])


def _shape(name: str, corner: tuple[int, int], size: tuple[int, int], more: str = "") -> str:
    bounds = f'<dc:Bounds x="{corner[0]}" y="{corner[1]}" width="{size[0]}" height="{size[1]}"/>'
    return f'<bpmndi:BPMNShape id="shape_{name}" bpmnElement="{name}"{more}>{bounds}</bpmndi:BPMNShape>'


def _edge(
    name: str, source: tuple[tuple[int, int], tuple[int, int]], target: tuple[tuple[int, int], tuple[int, int]]
) -> str:
    start = source[0][0] + source[1][0], source[0][1] + source[1][1] // 2
    end = target[0][0], target[0][1] + target[1][1] // 2
    bend = (start[0] + end[0]) // 2
    points = [start, end] if start[1] == end[1] else [start, (bend, start[1]), (bend, end[1]), end]
    told = "".join(f'<di:waypoint x="{across}" y="{down}"/>' for across, down in points)
    return f'<bpmndi:BPMNEdge id="edge_{name}" bpmnElement="{name}">{told}</bpmndi:BPMNEdge>'
