"""What schemathesis cannot know of this API: who calls, whose citizen it is, which ids there are, and which days lie near today.

A case that is meant to be invalid is left as it was made. A valid one gets, most of the time, a role that may give the command, a citizen
that exists, ids that the API itself has given, and days around today, so that rules and answers are reached and not only refusals.
What is chosen follows from the case alone and the ids known by then: the same seed makes the same run.
"""

import atexit
import datetime
import json
import os
import random
import re
from collections import defaultdict
from urllib.parse import quote

import schemathesis
from schemathesis.core.parameters import ParameterLocation

with open(os.environ["FUZZ_GROUND"], encoding="utf-8") as file:
    GROUND = json.load(file)

TOKENS = GROUND["tokens"]
CITIZENS = GROUND["citizens"]
TODAY = datetime.date.fromisoformat(GROUND["today"])
ROLES = GROUND["roles"]
VALUES = GROUND["values"]
DAYS = [0, 0, 0, -1, -3, -40, -200, -700, 1, 9, 30, 91, 400]

known = {c["id"]: defaultdict(list, c["known"]) for c in CITIZENS}
counts = defaultdict(lambda: defaultdict(int))


def chance(case):
    """A source of choices that is the case's own."""
    seed = json.dumps([case.operation.label, case.body, case.path_parameters, case.query], default=str, sort_keys=True)
    return random.Random(seed)


def day(pick):
    return (TODAY + datetime.timedelta(days=pick.choice(DAYS))).isoformat()


def cpr(pick):
    born = datetime.date(1960, 1, 1) + datetime.timedelta(days=pick.randrange(15000))
    return f"{born:%d%m%y}{pick.randrange(4)}{pick.randrange(1000):03d}"


def better(name, value, command, ids, pick):
    """A value that means something for the field, most of the time."""
    if isinstance(value, dict):
        return {key: better(key, inner, command, ids, pick) for key, inner in value.items()}
    if isinstance(value, list) or pick.random() < 0.2:
        return value
    options = VALUES.get(f"{command}.{name}") or VALUES.get(name)
    if options and value is not None:
        return pick.choice(options)
    if name == "cpr":
        return cpr(pick)
    if isinstance(value, str):
        if ids["nuphId" if name == "inReplyTo" else name]:
            return pick.choice(ids["nuphId" if name == "inReplyTo" else name])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return day(pick)
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
            return f"{day(pick)}T{pick.randrange(24):02d}:{pick.choice([0, 30]):02d}"
    return value


def invalid(case, location):
    return case.meta is not None and case.meta.is_negative_at(location)


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    """A body of commands, a line each."""
    values = value if isinstance(value, list) else [value]
    return "".join(json.dumps(line) + "\n" for line in values).encode()


@schemathesis.deserializer("application/x-ndjson")
def answers(ctx, response):
    """Each line of the answer is one by itself: the last, the count, stands for the whole."""
    return json.loads(response.content.decode().strip().rsplit("\n", 1)[-1])


@schemathesis.hook
def before_call(ctx, case, kwargs):
    pick = chance(case)
    command = case.operation.path.rsplit("/", 1)[-1]
    named = [*(case.path_parameters or {}), *(case.body if isinstance(case.body, dict) else {})]
    wanted = [name for name in named if name.endswith("Id") and name != "citizenId"]
    meant = [c for c in CITIZENS if command in c["only"]] or [c for c in CITIZENS if not c["only"]]
    having = [c for c in meant if all(known[c["id"]][name] for name in wanted)]
    citizen = pick.choice(having or meant)
    ids = known[citizen["id"]]
    if case.path_parameters and not invalid(case, ParameterLocation.PATH):
        for name in case.path_parameters:
            if name == "citizenId" and pick.random() < 0.9:
                case.path_parameters[name] = quote(citizen["id"], safe="")
            elif options := VALUES.get(f"{case.operation.path} {name}") or ids[name]:
                if pick.random() < 0.7:
                    case.path_parameters[name] = quote(pick.choice(options), safe="")
    if case.query and not invalid(case, ParameterLocation.QUERY):
        case.query = {name: better(name, value, command, ids, pick) for name, value in case.query.items()}
        if case.query.get("dry-run") != "true":
            case.query.pop("on", None)
        if pick.random() < 0.7:
            case.query.pop("after", None)
    if isinstance(case.body, dict) and not invalid(case, ParameterLocation.BODY):
        case.body = better("", case.body, command, ids, pick)

    able = [t for t in TOKENS if t["role"] in ROLES.get(command, [])] or TOKENS
    able = [t for t in able if t["role"] != "citizen" or t["org"] == citizen["id"]] or able
    luck = pick.random()
    token = pick.choice(able if luck < 0.85 else TOKENS)["token"]
    if luck < 0.97:
        case.headers["Authorization"] = f"Bearer {token}"
    elif luck < 0.985:
        case.headers["Authorization"] = f"Bearer {token[:-5]}"
    else:
        case.headers.pop("Authorization", None)


@schemathesis.hook
def after_call(ctx, case, response):
    counts[case.operation.label][str(response.status_code)] += 1
    if response.status_code not in (200, 201) or not re.search(r"[/+]json", str(response.headers.get("content-type"))):
        return
    if (case.query or {}).get("dry-run") == "true":
        return
    answer = response.json()
    result = answer.get("result") if isinstance(answer, dict) else None
    ids = known.get((case.path_parameters or {}).get("citizenId"))
    if ids is None:
        return
    for name, value in (result or {}).items():
        if name.endswith("Id"):
            ids[name] = ids[name][-5:] + [value]


@atexit.register
def tell():
    with open(os.environ["FUZZ_COUNTS"], "w", encoding="utf-8") as file:
        json.dump(counts, file)
