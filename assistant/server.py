"""The tools in the form of the Model Context Protocol, by the official SDK."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    ToolAnnotations,
)
from mcp_types import Tool as ToolLine
from starlette.applications import Starlette

from assistant import tools
from assistant.citing import ADDRESS
from assistant.named import Refused
from assistant.outside import NOTE

AT_ONCE = 4  # answers that are made at the same time
LARGEST_REQUEST = 100_000  # bytes
LABELS = "zhengce://labels"
JSON = "application/json"
_DOCUMENT = re.compile(re.escape(ADDRESS) + r"([1-9]\d{0,17})")
_LOG = logging.getLogger(__name__)


async def _list_tools(_: Any, params: PaginatedRequestParams | None) -> ListToolsResult:
    return ListToolsResult(tools=[_line(tool) for tool in tools.ALL])


async def _list_resources(_: Any, params: PaginatedRequestParams | None) -> ListResourcesResult:
    labels = Resource(uri=LABELS, name="labels", description="All labels with names and meaning", mime_type=JSON)
    return ListResourcesResult(resources=[labels])


async def _list_templates(_: Any, params: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
    document = ResourceTemplate(
        uri_template=ADDRESS + "{id}", name="document", description="What the tool `document` says", mime_type=JSON
    )
    return ListResourceTemplatesResult(resource_templates=[document])


def build(path: Path, today: Callable[[], str]) -> Server[Any]:
    """A server that reads the database at `path`; `today` says the day in China (ISO)."""
    room = anyio.CapacityLimiter(AT_ONCE)

    async def ask(tool: tools.Tool, given: dict[str, Any]) -> dict[str, Any]:
        return await anyio.to_thread.run_sync(partial(_answer, path, tool, given, today()), limiter=room)

    async def call_tool(_: Any, params: CallToolRequestParams) -> CallToolResult:
        tool = tools.BY_NAME.get(params.name)
        if tool is None:
            known = ", ".join(tools.BY_NAME)
            raise MCPError(INVALID_PARAMS, f"There is no tool {params.name[:60]!r}; the tools are {known}.")
        try:
            found = await ask(tool, params.arguments or {})
        except Refused as refusal:
            return CallToolResult(content=[TextContent(text=str(refusal))], is_error=True)
        text = json.dumps(found, ensure_ascii=False)
        return CallToolResult(content=[TextContent(text=text)], structured_content=found)

    async def read_resource(_: Any, params: ReadResourceRequestParams) -> ReadResourceResult:
        uri = str(params.uri)
        if uri == LABELS:
            return _contents(uri, tools.labels())
        asked = _DOCUMENT.fullmatch(uri)
        if asked is None:
            raise MCPError(INVALID_PARAMS, f"There is no such resource; there are {LABELS} and {ADDRESS}ID.")
        try:
            return _contents(uri, await ask(tools.BY_NAME["document"], {"id": int(asked[1])}))
        except Refused as refusal:
            raise MCPError(INVALID_PARAMS, str(refusal)) from refusal

    return Server(
        "zhengce",
        version=version("zhengce"),
        instructions=f"China's policies on energy saving, environment and carbon, read only. {NOTE}",
        on_list_tools=_list_tools,
        on_call_tool=call_tool,
        on_list_resources=_list_resources,
        on_list_resource_templates=_list_templates,
        on_read_resource=read_resource,
    )


async def serve_stdio(server: Server[Any]) -> None:
    """Serve one client over standard input and output until it closes them."""
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def http_app(server: Server[Any]) -> Starlette:
    """The server as a web application at /mcp, for this machine: other names in Host or Origin are refused.

    It keeps no sessions: every request is answered by itself.
    """
    return server.streamable_http_app(
        json_response=True, stateless_http=True, max_request_body_size=LARGEST_REQUEST, host="127.0.0.1"
    )


def _answer(path: Path, tool: tools.Tool, given: dict[str, Any], today: str) -> dict[str, Any]:
    """What the tool answers; a fault of ours is logged, and said without its inside."""
    try:
        return tools.call(path, tool, given, today)
    except Refused:
        raise
    except Exception as fault:  # whatever it is, the client gets an answer
        _LOG.exception("%s failed", tool.name)
        raise Refused("The tool failed; its server's log says why.") from fault


def _line(tool: tools.Tool) -> ToolLine:
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    schema = tool.asked.model_json_schema()
    return ToolLine(name=tool.name, description=f"{tool.does} {NOTE}", input_schema=schema, annotations=hints)


def _contents(uri: str, found: object) -> ReadResourceResult:
    text = json.dumps(found, ensure_ascii=False)
    return ReadResourceResult(contents=[TextResourceContents(uri=uri, text=text, mime_type=JSON)])
