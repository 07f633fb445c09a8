"""Local or national: by issuer, number, title, and by how a text speaks of its place."""

from __future__ import annotations

import pytest

from analysis.labels.places import local

HEAD = "各市、县（区）人民政府，省政府各部门：为落实全省目标，结合我省实际，各市人民政府要"


@pytest.mark.parametrize(
    ("title", "issuers", "number", "text", "is_local"),
    [
        ("上海市碳达峰实施方案", [], None, "", True),
        ("关于印发《浙江省绿色低碳转型促进条例》的通知", [], None, "", True),
        ("广东省发展绿色金融支持碳达峰行动的实施方案", [], None, "", True),
        ("深圳经济特区绿色金融条例", [], None, "", True),
        ("关于深入打好北京市污染防治攻坚战的实施意见", [], None, "", True),
        ("支持宁夏建设黄河流域生态保护和高质量发展先行区实施方案", [], None, "", False),
        ("国务院关于浙江、福建等3省国家级自然保护区整合优化方案的批复", [], None, "", False),
        ("生态环境部通报广东省固体废物问题", [], None, "", False),
        ("关于加强草原保护修复的实施意见", ["宁夏回族自治区人民政府"], None, "", True),
        ("关于加强草原保护修复的实施意见", ["省生态环境厅"], None, "", True),
        ("上海市碳市场信息披露指引", ["上海环境能源交易所"], None, "", False),
        ("北京市节能方案", ["国家发展改革委"], None, "", False),
        ("关于印发节能方案的通知", [], "鲁政办字〔2022〕9号", "", True),
        ("关于印发节能方案的通知", [], "新财发〔2022〕9号", "", True),
        ("关于印发节能方案的通知", [], "国办发〔2022〕9号", HEAD, False),
        ("关于印发节能方案的通知", [], None, HEAD, True),
        ("关于印发节能方案的通知", [], None, "各省、自治区、直辖市人民政府：全省、我省、本市", False),
        ("碳达峰碳中和促进条例", [], None, "本市建立制度。本市推进节能。本市支持创新。本市设立基金。", True),
        ("碳达峰碳中和促进条例", [], None, "国家支持节能。本市的规定另行制定。", False),
        ("关于支持贵州绿色发展的意见", [], None, "全省、我省、本省、全省、省政府", False),
        ("关于印发2022年全省碳排放权交易工作要点的通知", [], None, "", True),
        ("上海证券交易所绿色债券业务指引", [], None, "", False),
        ("核设施安全区域和安全市场管理办法", [], None, "安全区、安全区域、安全市场、全市场、安全区域", False),
        ("白银等贵金属回收利用规范", [], None, "", False),
        ("太湖流域管理条例", [], None, "", False),
    ],
)
def test_local_documents_are_told_from_national_ones(
    title: str, issuers: list[str], number: str | None, text: str, is_local: bool
) -> None:
    found = local(title, issuers, number, text)
    assert (found is not None) is is_local
    if found is not None:
        assert found.term in found.passage
