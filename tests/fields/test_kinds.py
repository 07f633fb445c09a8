"""Kind and status by title, number and section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.kinds import kind, status


@pytest.mark.parametrize(
    ("title", "number", "section", "expected"),
    [
        ("关于做好碳市场数据质量管理的通知", None, None, "通知"),
        ("李强签署国务院令 公布《碳排放权交易管理暂行条例》", None, None, "新闻"),
        ("国务院常务会议解读 | 某事怎么做", None, None, "解读"),
        ("推广节水典型经验做法", None, None, None),
        ("关于印发《完善能源消费强度和总量双控制度方案》的通知", "发改环资〔2021〕1310号", None, "通知"),
        ("关于印发“十四五”循环经济发展规划的通知", None, None, "规划"),
        ("国务院办公厅关于印发新能源汽车产业发展规划（2021—2035年）的通知", None, None, "规划"),
        ("关于促进钢铁工业高质量发展的指导意见", None, None, "指导意见"),
        ("关于严格能效约束推动重点领域节能降碳的若干意见", None, None, "意见"),
        ("关于加强草原保护修复的实施意见", None, None, "意见"),
        ("关于发布《碳排放权登记管理规则（试行）》的公告", None, None, "公告"),
        ("国家能源局公告 2026年 第1号", None, None, "公告"),
        ("《粮食流通行政执法办法》 2026年第40号令", None, None, "令"),
        ("中华人民共和国国务院令第707号", None, None, "令"),
        ("碳排放权交易管理办法（试行）", "部令第19号", None, "办法"),
        ("碳排放权交易管理暂行条例", None, None, "条例"),
        ("企业温室气体排放报告核查指南（试行）", None, None, "指南"),
        ("国家标准化发展纲要", None, None, "纲要"),
        ("2030年前碳达峰行动方案", None, None, "方案"),
        ("工业能效提升行动计划（2024-2025年）", None, None, "计划"),
        ("国家危险废物名录（2025年版）", None, None, "目录"),
        ("国家适应气候变化战略2035", None, None, "战略"),
        ("海洋碳汇经济价值核算方法", None, None, "方法"),
        ("中华人民共和国能源法", None, None, "法"),
        ("国务院关于《扩大消费“十五五”规划》的批复", None, None, "批复"),
        ("国务院办公厅关于同意申办运动会的复函", None, None, "函"),
        ("国务院关于修改部分行政法规的决定", None, None, "决定"),
        ("《中国应对气候变化的政策与行动》白皮书", None, None, "白皮书"),
        ("生态环境部召开7月例行新闻发布会", None, None, "新闻发布会"),
        ("韩正主持碳达峰碳中和工作领导小组全体会议", None, None, "会议"),
        ("韩正主持碳达峰碳中和工作领导小组第一次全体会议并讲话", None, None, "会议"),
        ("关于召开全国节能宣传周工作会议的通知", None, None, "通知"),
        ("李强主持召开国务院常务会议 研究节能降碳工作", None, None, "会议"),
        ("碳市场数据质量管理常见问题问答", None, None, "解读"),
        ("关于公开征求《近岸海域重要物种名录》意见的函", None, None, "征求意见稿"),
        ("碳排放权交易管理条例（征求意见稿）", None, None, "征求意见稿"),
        ("《节能降碳行动方案》政策解读", None, None, "解读"),
        ("国家能源局有关负责同志就《电力市场注册基本规则》答记者问", None, None, "解读"),
        ("解读《关于开展碳排放评价试点的通知》", None, None, "解读"),
        ("《节能降碳行动方案》系列解读之二：工业篇", None, None, "解读"),
        ("一图读懂《节能降碳行动方案》", None, None, "解读"),
        ("中国人民银行等八部门联合印发《关于金融支持服务业扩能提质的指导意见》", None, None, "指导意见"),
        ("关于促进绿色电力证书交易的通知 国家发展改革委等", None, None, "通知"),
        ("中国的能源转型", None, "/zfbps/zfbps_2279/202408/t20240829_1.html", "白皮书"),
        ("新时代的绿色发展", "国发〔2021〕4号", None, "通知"),
        ("节能审查有关事项", "环办便函〔2026〕292号", None, "函"),
        ("王勇在河北检查指导防汛减灾工作", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_kind_of_a_document(title: str, number: str | None, section: str | None, expected: str | None) -> None:
    assert kind(title, number, section) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("碳排放权交易管理办法（试行）", "试行"),
        ("广东省碳排放管理试行办法", "试行"),
        ("关于印发《企业温室气体排放核查指南（试行）》的通知", "试行"),
        ("碳排放权交易管理暂行条例", "暂行"),
        ("固定资产投资项目节能审查办法（征求意见稿）", "征求意见"),
        ("关于公开征求《近岸海域重要物种名录》意见的函", "征求意见"),
        ("清洁生产审核办法（2022年修订）", "修订"),
        ("危险废物名录（修订版）", "修订"),
        ("排污许可管理办法（试行）（已废止）", "废止"),
        ("关于废止《排污许可管理办法（试行）》的决定", None),
        ("国家发展改革委关于修改、废止一批规章和行政规范性文件的决定", None),
        ("关于开展碳监测评估试点工作的通知", None),
        ("关于碳达峰的意见", None),
    ],
)
def test_the_status_that_the_title_gives(title: str, expected: str | None) -> None:
    assert status(title) == expected


@given(st.text(max_size=600), st.none() | st.text(max_size=30), st.none() | st.text(max_size=30))
def test_any_title_is_survived(title: str, number: str | None, section: str | None) -> None:
    kind(title, number, section)
    status(title)
