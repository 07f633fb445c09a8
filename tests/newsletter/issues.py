"""A small edited issue, as an editor leaves it."""

FRONT = "---\nnewsletter: 1\nlang: ja\nsince: 2026-11-16\nuntil: 2026-11-23\nempty: no\n---\n\n"

ENERGY = """<!-- item 1 v=aaaaaaaaaaaa labels=N.energy,clean-energy -->
#### 【2026-11-20】国家能源局「新型エネルギー貯蔵管理弁法」

> *要旨（原文）*
>
> 到2027年，新型储能装机规模达到1.8亿千瓦以上。

- 原題：新型储能管理办法
- 原文：<https://www.nea.gov.cn/a.html>

<!-- why 42: 1+N：エネルギー -->
<!-- /item -->
"""

AIR = """<!-- item 2 v=bbbbbbbbbbbb labels=air -->
#### 【2026-11-21】生態環境部「大気汚染防止弁法」\\<script\\>alert(1)\\</script\\>

- 原文：<https://www.mee.gov.cn/b.html>
<!-- /item -->
"""

ISSUE = f"""{FRONT}# 中国省エネ・環境政策ニュースレター

**2026年11月16日～2026年11月23日**

この期間に新たに確認した2件をお届けします。

<!-- section areas -->

## 分野別の内容

<!-- area N.energy -->

### エネルギー分野

{ENERGY}
<!-- area - -->

### その他

{AIR}
<!-- section blind -->

## 巡回の状況

全ての情報源を正常に確認しました。
"""
