"""A small edited issue, as an editor leaves it."""

from newsletter.parts import digest

FRONT = """---
newsletter: 2
lang: ja
since: 2026-11-16
until: 2026-11-23
empty: no
number: 12
association: 省エネ協議会
contact: office@assoc.example
---

"""

NEA, MEE = "https://www.nea.gov.cn/a.html", "https://www.mee.gov.cn/b.html"
STORAGE = "【2026-11-20】国家能源局「新型エネルギー貯蔵管理弁法」"
DRAFTED = f"{digest(STORAGE)}.000000.{digest(NEA)}"
ENERGY = f"""<!-- item 1 v=aaaaaaaaaaaa draft={DRAFTED} why=new labels=N.energy,clean-energy -->
#### {STORAGE}

> *原文の抜粋（中国語）*
>
> 到2027年，新型储能装机规模达到1.8亿千瓦以上。

原題：新型储能管理办法
原文：[nea.gov.cn](<https://www.nea.gov.cn/a.html>)

<!-- 42: 1+N：エネルギー -->
<!-- /item -->
"""

AIR = f"""<!-- item 2 v=bbbbbbbbbbbb draft=000000.000000.{digest(MEE)} why=late labels=air -->
#### 【2026-11-21】生態環境部「大気汚染防止弁法」\\<script\\>alert(1)\\</script\\>

*これまでのニュースレターでご案内していない文書です。*

- 目的：大気環境の改善
- 2027年1月1日施行

原文：[mee.gov.cn](<https://www.mee.gov.cn/b.html>)
<!-- /item -->
"""

HEADLINES = f"""## 今号の要点

- **{{1}}**
  2027年：新型エネルギー貯蔵設備容量 1.8億kW以上
<!-- 1 = 国家能源局「新型エネルギー貯蔵管理弁法」 #{digest("国家能源局「新型エネルギー貯蔵管理弁法」")} -->
- **{{2}}**
"""

ISSUE = f"""{FRONT}# 中国省エネ・環境政策ニュースレター　第{{number}}号

**2026年11月16日～2026年11月23日**

中国政府の政策について、{{count}}をお届けします。

{{contents}}

{HEADLINES}
## 分野別の文書

### エネルギー分野

{ENERGY}
### その他

{AIR}
## 巡回の状況

全ての情報源を正常に確認しました。
"""

FIRST_FORM = """---
newsletter: 1
lang: ja
since: 2022-03-01
until: 2022-03-31
empty: no
---

# 中国省エネ・環境政策ニュースレター

**2022年3月1日～2022年3月31日**

<!-- section list -->

## 一覧（日付順）

<!-- line 7 v=cccccccccccc labels=air -->
- 【2022-03-19】国務院「決定」
<!-- /line -->

<!-- section areas -->

## 分野別の内容

<!-- area - -->

### その他

<!-- item 7 v=cccccccccccc labels=air -->
#### 【2022-03-19】国務院「決定」

- 原文：<https://www.gov.cn/a.htm>

<!-- why 42: 国務院 -->
<!-- /item -->
"""
