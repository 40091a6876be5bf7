"""Pages written for these tests: invented events, outlets and people, in differing layouts."""

from __future__ import annotations

REPEATED = """\
Bridge Near Tarvan Closed After Shelling

March 14, 2023

Bridge near Tarvan closed after shelling

By Staff, Agencies

Shells landed beside the northern bridge of Tarvan on Monday evening, the provincial council said. Two lorries burned out and the road was closed.

A council member said that engineers would inspect the bridge before it is opened again.

Related Videos

Drone view of the Tarvan valley Mar 12, 2023
A day with the ferrymen of Tarvan

Related News

Ferry Company “Blue Heron” Suspends Service

12/03/2023

Ferry Company "Blue Heron" suspends service

Source: Valley Herald

The ferry company Blue Heron suspended its service on the lake on Saturday after a mine was found near the pier.

Illustrative image.
Harbour of Tarvan

Its director said that boats would sail again when divers had searched the harbour.

MORE ON THE TOPIC:

Divers Search the Harbour of Tarvan

Today 05/03/2023

See the source image

Divers from two provinces began to search the harbour of Tarvan on Sunday, a port officer said.

They had found three old shells by the evening, the officer added.

Follow us on Telegram: https://example.org/valley

Harbour reopens after a week of searching

04/03/2023

Lake patrols doubled

03/03/2023

%d bloggers like this:
"""

DATE_FIRST = """\
7 June 2022

Gunmen Stop a Convoy of Lorries in Oster Province

Gunmen stopped a convoy of nine lorries on the Oster road on Monday, drivers said. They took the cargo of two of them.

The provincial police said that it had opened an inquiry.

6 June 2022

Ceasefire Talks in Lindow Adjourned

The talks in Lindow were adjourned for a week after both delegations had asked for time, a mediator said.

A spokesman for the mediator said that no date had been set.

4 June 2022

Two Villages Without Water After Pump Station Burns

A pump station burned down on Friday night, leaving two villages without water, the water board said.

Repairs would take three days, the board said.
"""

RULES = """\
Market fire in Selm leaves traders without stalls

A fire destroyed forty stalls in the market of Selm on Tuesday night, the fire brigade said.

Nobody was hurt, it added.

---

Police arrest four men over the Selm market fire

Four men were arrested in Selm on Thursday, the police said in a statement.

The statement did not name them.

---

Traders of Selm ask the province for help

The traders' union asked the province for help to rebuild the market, its secretary said on Friday.

He said the stalls had not been insured.
"""

SECTIONS = """\
A year in the hills of Oster

The hills of Oster are quiet in the morning. Shepherds bring their flocks down to the road before the patrols begin.

Nobody speaks of the winter, when the road was shelled for nine days.

***

The school reopened in April. Its headmistress had written to the governor eleven times.

She keeps the answers in a drawer.

***

In autumn the observers left. The road has been open since then, and the lorries have come back.
"""

POSTED = """\
Observers Return to the Lindow Crossing

Posted on July 8, 2021 by Harald Venn

Observers returned to the Lindow crossing on Wednesday after a break of four months, their mission said.

They will count lorries and note any shots that are heard.

Three Soldiers Hurt by a Mine Near Lindow

Posted on July 5, 2021 by Harald Venn

Three soldiers were hurt when their car struck a mine near Lindow on Sunday, an army spokesman said.

The road was closed until the evening.
"""

ARABIC = """\
انفجار عبوة ناسفة قرب جسر تروان

الخميس، 8 تموز/يوليو 2021

المصدر: صوت الوادي

انفجرت عبوة ناسفة يوم الأربعاء قرب جسر تروان الشمالي، ما أدى إلى إصابة ثلاثة عمال بجروح طفيفة، بحسب ما أعلن المجلس المحلي.

وقال المجلس إن الطريق أغلق حتى إشعار آخر، وإن فرق الهندسة وصلت إلى المكان.

مواضيع ذات صلة

توقف العبارات في بحيرة تروان

٠٥/٠٧/٢٠٢١

سليم الوراق

توقفت العبارات في بحيرة تروان يوم الأحد بعد العثور على لغم قرب المرسى، كما أفاد مدير الشركة.

وأضاف المدير أن الغواصين سيفتشون المرسى قبل استئناف الرحلات.

اقرأ أيضا

مجلس تروان يدعو إلى هدنة

اليوم 03/07/2021

دعا مجلس تروان يوم السبت إلى هدنة مدتها أسبوع، وقال إن المستشفى يحتاج إلى الوقود والأدوية.

تابعونا على تلغرام
"""

SINGLE = """\
Fuel depot near Selm damaged in night attack

A fuel depot near Selm was damaged in an attack on Sunday night, the provincial governor said.

Two guards were injured and one tank burned for several hours. The governor said that firemen from three towns had come to help.

No group has claimed the attack. The police were searching the hills above the depot on Monday.

What is known so far

The depot supplies most filling stations of the province. It was attacked twice last year.

The company said that deliveries would go on from another depot.
"""

LIVE = """\
Live: floods and fighting in the Oster valley

8 July 2021

14:05

Ambulances reached the village of Hald, the rescue service said.

13:40

The road to Hald was opened for one hour, a police officer told reporters.

12:15

Shots were heard near the dam, residents said. The army did not comment.

11:50

The governor said that the dam was safe.
"""

FEED = """\
[08.07.2021 14:05] Valley Watch: Three shells landed in the fields north of Hald, nobody was hurt.

[08.07.2021 09:30] Valley Watch: The road to Hald has been closed by the police since the morning.

[07.07.2021 22:10] Valley Watch: Explosions were heard near the dam, residents told this channel.

[06.07.2021 18:45] Valley Watch: A convoy of the observers passed the Lindow crossing without being stopped.
"""

GAPS = """\
Mediators Meet Both Sides in Lindow



Mediators met both sides in Lindow on Thursday, their office said. The talks will go on next week.

The office gave no details.




Army Reports a Skirmish Near the Dam

The army reported a skirmish near the dam on Friday. One soldier was injured, it said.

Residents said they had heard shots for an hour.




Prisoners Exchanged at the Lindow Crossing

Both sides exchanged eleven prisoners at the Lindow crossing on Saturday, the mediators said.

The prisoners were taken home by bus.
"""

AGENCY = """\
Grain Ships Leave the Port of Maresk

Published: 02.08.2022 | 10:33

MARESK (Reuters) - Two ships with grain left the port of Maresk on Monday, the harbour master said.

They are bound for two ports in the south. (Reporting by a stringer)

Mine Found on the Beach of Maresk

Published: 30.07.2022 | 08:12

MARESK (AFP) - A mine was found on the beach of Maresk on Friday, the coast guard said.

It was blown up in the evening.
"""

ARCHIVE_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tag: Maresk - Valley Herald</title>
<meta property="og:site_name" content="Valley Herald"><meta property="og:type" content="website"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<h1>Tag: Maresk</h1>
<main>
<article class="post hentry"><h2 class="entry-title"><a href="/1">Harbour of Maresk shelled for the second night</a></h2>
<p class="meta"><time class="published" datetime="2022-07-28T21:10:00+02:00">28/07/2022</time> <span class="author">Ida Holm</span></p>
<figure><img src="a.jpg" alt="x"><figcaption>The harbour of Maresk before the war</figcaption></figure>
<p>Shells fell on the harbour of Maresk for the second night, the harbour master said on Thursday. One crane was damaged.</p>
<p>Nobody was hurt, because the workers had left the harbour in the afternoon.</p>
<div class="sharedaddy">Share this: <a href="#">Twitter</a></div></article>
<article class="post hentry"><h2 class="entry-title"><a href="/2">Maresk receives medicine by ship</a></h2>
<p class="meta"><time class="published" datetime="2022-07-25T09:00:00+02:00">25/07/2022</time></p>
<p>A ship with medicine for the hospital reached Maresk on Sunday, a doctor of the hospital told this paper.</p>
<p>It carried enough for two months, he said, and another ship is expected in September.</p></article>
<article class="post hentry"><h2 class="entry-title"><a href="/3">Pilots of Maresk refuse night duty</a></h2>
<p class="meta"><time class="published" datetime="2022-07-21">21/07/2022</time></p>
<p>The pilots of the port of Maresk refused night duty on Wednesday after two boats had been shot at.</p></article>
</main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/9">Ten walks around the lake that everybody should know</a></li></ul></aside>
<footer>Copyright 2022 Valley Herald. All rights reserved.</footer></body></html>"""

ARTICLE_HTML = """<!doctype html><html><head><title>Dam guards disarmed | Oster Post</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Oster Post">
<meta property="article:published_time" content="2020-11-03T23:40:00+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam guards disarmed","author":{"name":"Piet Lund"}}</script></head>
<body class="has-sidebar"><header><a href="/">Oster Post</a><nav><a href="/a">Politics</a> <a href="/b">Culture</a></nav></header>
<div class="wrap"><h1>Dam guards disarmed</h1><div class="byline">By Piet Lund</div>
<div class="article-body"><p>Armed men disarmed the guards of the Oster dam early on Tuesday, the power company said. They left after two hours.</p>
<p>The guards were not harmed<br>and the turbines kept running, according to the company.</p>
<div class="related"><h3>Related stories</h3><ul><li><a href="/x">Dam inspected by foreign engineers after the spring floods</a></li></ul></div>
<p>The police of the province said that it was looking for a white lorry.</p></div>
<section class="comments"><p>First comment: I live near the dam and heard nothing at all that night, and neither did my neighbours in the village.</p></section>
</div></body></html>"""
