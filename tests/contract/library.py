"""The records every engine is asked about: small enough to know by heart."""

from __future__ import annotations

from datetime import UTC, datetime

from search.engines.base import Audience
from search.records import Text
from tests.factories.search import make_part, make_record

ALUMNI = Audience(frozenset({"public", "alumni"}))
MAY_SESSION = Audience(frozenset({"public", "session:may-2012"}))

FACETS = ("theme", "country", "city", "kind", "language", "sdg", "status", "has_cost", "file_type")


def facets(
    theme: str, city: str, country: str, **more: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """The values every policy has, and some that only some have."""
    values = {
        "theme": tuple(theme.split()),
        "city": (city,),
        "country": (country,),
        "kind": ("case" if city == "seoul" else "brief",),
    }
    return values | more


BUS_REFORM = make_record(
    "bus-reform",
    "Bus reform of 2004",
    "Seoul rearranged its bus routes and fares.",
    "The city plans the network and pays operators by distance. Median lanes made journeys faster. "
    "Before the reform, companies competed for passengers on the same streets.",
    also=(Text("ko", "서울 시내버스 개편", "중앙버스전용차로와 환승할인"),),
    facets=facets(
        "public-transport",
        "seoul",
        "KR",
        language=("en",),
        sdg=("11", "9"),
        status=("completed",),
        has_cost=("yes",),
        file_type=("pptx",),
    ),
    year_start=2004,
    year_end=2006,
    published_at=datetime(2020, 1, 5, tzinfo=UTC),
    parts=(
        make_part(1, "Why the old network failed"),
        make_part(2, "Median bus lanes and their stops"),
        make_part(3, "Fares: one transfer card for bus & metro"),
        make_part(4, "The bus fleet today: low-floor buses"),
        make_part(5, "Annex: bus depots"),
    ),
)
TRANSFER_CARD = make_record(
    "transfer-card",
    "One card for metro and bus",
    "A single fare across operators.",
    "The transfer card opens bus and metro without paying twice. The fare rule is simple.",
    facets=facets("public-transport digital", "seoul", "KR", language=("en",), has_cost=("no",)),
    year_start=2007,
    published_at=datetime(2020, 1, 4, tzinfo=UTC),
)
INCINERATORS = make_record(
    "incinerators",
    "Incinerators in every ward",
    "Tokyo burns its waste where it arises.",
    "Each ward runs a plant. Heat warms swimming pools. Buses bring visitors to the plants.",
    facets=facets("waste energy", "tokyo", "JP", language=("en",), sdg=("11", "12")),
    year_start=1990,
    year_end=2003,
    published_at=datetime(2020, 1, 3, tzinfo=UTC),
    parts=(make_part(1, "Flue gas is cleaned", file_id="annex", unit="page", file_type="pdf"),),
)
TRANSMILENIO = make_record(
    "transmilenio",
    "TransMilenio: transporte público rápido",
    "Autobuses articulados en carriles propios.",
    "La ciudad de Bogotá construyó estaciones y carriles exclusivos para el transporte público.",
    language="es",
    facets=facets("public-transport", "bogota", "CO", language=("es",), status=("running",)),
    year_start=2000,
    published_at=datetime(2020, 1, 2, tzinfo=UTC),
)
BEIJING_METRO = make_record(
    "beijing-metro",
    "北京地铁票价改革",
    "按里程计价的地铁票价",
    "公共交通是城市的命脉。地铁票价改为按里程计算，高峰时段的客流得到缓解。",
    language="zh-hans",
    facets=facets("public-transport", "beijing", "CN", language=("zh-hans",)),
    year_start=2014,
    published_at=datetime(2020, 1, 6, tzinfo=UTC),
)
OSAKA_WATER = make_record(
    "osaka-water",
    "大阪市の水道水の高度処理",
    "オゾンと活性炭による浄水",
    "水道水のかび臭をなくすため、すべての浄水場に高度浄水処理を導入した。",
    language="ja",
    facets=facets("water", "osaka", "JP", language=("ja",)),
    year_start=1998,
    published_at=datetime(2020, 1, 1, tzinfo=UTC),
)
BUS_LANES_KO = make_record(
    "median-lanes",
    "중앙버스전용차로 도입",
    "버스가 빨라졌다",
    "천호대로에서 시작한 중앙버스전용차로는 대중교통을 개선하였다.",
    language="ko",
    facets=facets("public-transport", "seoul", "KR", language=("ko",)),
    year_start=1996,
    published_at=datetime(2020, 1, 7, tzinfo=UTC),
)
DUST = make_record(
    "fine-dust",
    "Warnings of PM2.5 fine dust",
    "Schools get a message before the air turns bad.",
    "The forecast runs on a programme in C++. Low-income households get masks.",
    facets=facets("air", "seoul", "KR", language=("en",), sdg=("3",)),
    year_start=2015,
    published_at=datetime(2020, 1, 8, tzinfo=UTC),
)
TERRACES = make_record(
    "terraces",
    "Café terraces & <b>quiet</b> streets in Málaga",
    "Less noise <script>alert(1)</script> at night.",
    "Terraces close at midnight. Café owners agreed on a common rule.",
    facets=facets("noise", "malaga", "ES", language=("en",)),
    published_at=datetime(2020, 1, 9, tzinfo=UTC),
)
RAIN = make_record(
    "rain-tunnel",
    "A tunnel for heavy rain",
    "Flood water is kept under the streets.",
    "The deep tunnel keeps flood water of the whole district.",
    facets=facets("water", "seoul", "KR", language=("en",), sdg=("11", "13")),
    year_start=2020,
    published_at=datetime(2020, 1, 10, tzinfo=UTC),
)
FLOODS = make_record(
    "flood-maps",
    "Flood maps for residents",
    "Everybody knows where the water goes.",
    "Maps show streets under water. Residents report flooding.",
    facets=facets("water digital", "osaka", "JP", language=("en",), sdg=("13",)),
    year_start=2011,
    year_end=2012,
    published_at=datetime(2020, 1, 11, tzinfo=UTC),
)
TENDER = make_record(
    "night-tender",
    "Tender for zephyr night buses",
    "Only alumni may read of the zephyr tender.",
    "Prices of the bus tender.",
    visibility=("alumni", "staff"),
    facets=facets("public-transport", "seoul", "KR", language=("en",), status=("planned",)),
    year_start=2012,
    published_at=datetime(2020, 1, 12, tzinfo=UTC),
)
DRAFT_NOTES = make_record(
    "may-notes",
    "Notes of the quokka visit",
    "For participants of May 2012: quokka and bus.",
    visibility=("session:may-2012", "staff"),
    facets=facets("nature", "perth", "AU", language=("en",)),
    published_at=datetime(2020, 1, 13, tzinfo=UTC),
    parts=(make_part(1, "Quokka slides about the bus"),),
)

LIBRARY = (
    BUS_REFORM,
    TRANSFER_CARD,
    INCINERATORS,
    TRANSMILENIO,
    BEIJING_METRO,
    OSAKA_WATER,
    BUS_LANES_KO,
    DUST,
    TERRACES,
    RAIN,
    FLOODS,
    TENDER,
    DRAFT_NOTES,
)
PUBLIC_KEYS = {record.key for record in LIBRARY if "public" in record.visibility}
