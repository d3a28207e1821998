// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_parts.h"

namespace attune::html {

std::string_view styleSheet() {
    return R"css(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1A1E23;font:14px/21px Inter,"Segoe UI","Helvetica Neue",Helvetica,Arial,sans-serif;
font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:928px;margin:0 auto;padding:40px 24px 64px;overflow-wrap:anywhere}
p{margin:0 0 8px}
.top{display:flex;justify-content:space-between;gap:24px;color:#5B646F;font-size:13px}
h1{font-size:29px;line-height:36px;font-weight:600;letter-spacing:-.015em;margin:12px 0 0}
.sub{font-size:16px;line-height:24px;color:#454D57;margin:0}
h2{font-size:21px;line-height:28px;font-weight:600;letter-spacing:-.01em;margin:40px 0 8px}
h3{font-size:16px;line-height:24px;font-weight:600;margin:24px 0 6px}
h4{font-size:14px;line-height:20px;font-weight:600;margin:16px 0 4px}
h1,h2,h3,h4{break-after:avoid}
.headline{margin:18px 0;padding-left:15px;border-left:3px solid #4A4FC2;font-size:15.5px;line-height:24px}
.headline p{margin:0}
.headline .overall{margin-top:6px}
dl.design{display:grid;grid-template-columns:96px 1fr 96px 1fr;column-gap:14px;row-gap:5px;margin:0;font-size:13px;line-height:19px}
dl.wide{grid-template-columns:150px 1fr}
dl.design dt{color:#5B646F}
dl.design dd{margin:0}
.none{color:#5B646F;font-style:italic}
p.none{margin-top:14px}
.small{color:#5B646F;font-size:12px;line-height:17px;margin-top:7px}
.light{color:#5B646F;font-weight:400}
.few{color:#5B646F}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12.5px;line-height:18px;overflow-wrap:break-word}
th{font-weight:500;text-align:left;vertical-align:bottom;padding:4px 10px 6px 0;border-bottom:1px solid #B3BAC4;color:#454D57;line-height:16px}
td{padding:7px 10px 7px 0;border-bottom:1px solid #D7DBE1;vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.num{text-align:right}
.num+th:not(.num),.num+td:not(.num){padding-left:14px}
td.num,td.nowrap{white-space:nowrap}
td.num .words{white-space:normal;display:inline-block;max-width:13em;line-height:15px}
td.strong{font-weight:500}
th{overflow-wrap:normal}
th:not(.num){min-width:84px}
th.num{min-width:26px}
tr{break-inside:avoid}
thead{display:table-header-group}
sup{font-size:10px;line-height:0;margin-left:2px;color:#5B646F}
.icon{width:15px;height:15px;vertical-align:-2.5px;margin-right:7px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.adult{color:#005E94}.child{color:#875600}.dyad{color:#006B4E}
.verdict{font-weight:600;white-space:nowrap}.verdict.fail{color:#9E4400}.verdict.open{color:#454D57}
figure{margin:0;break-inside:avoid}
figure svg{display:block;width:100%;height:auto;overflow:visible}
figcaption{font-size:12px;line-height:16px;font-weight:600;margin:0 0 4px}
figure.wide{margin-top:16px}
figure.wide figcaption{display:none}
figure.map svg{max-width:100%;width:auto}
.pictures{display:grid;grid-template-columns:repeat(3,1fr);gap:12px 20px}
.block{break-inside:avoid;margin-top:18px;padding-top:10px;border-top:1px solid #D7DBE1}
.block h4{margin-top:0}
.two{columns:2;column-gap:32px;font-size:13px;line-height:19px;color:#454D57}
.two p{break-inside:avoid}
.two b{color:#1A1E23;font-weight:600}
p.quote{font-size:13px;line-height:20px;margin:0 0 5px}
ul.quote{margin:0;padding-left:18px;font-size:13px;line-height:20px}
ul.quote li{margin-bottom:5px;break-inside:avoid}
blockquote{margin:0;padding:10px 14px;background:#F5F6F8;font-size:13px;line-height:20px}
pre{font:11px/15px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:#F5F6F8;padding:10px 14px;margin:0}
pre.columns{column-width:270px;column-gap:24px}
.keep{break-after:avoid}
code{font:11.5px/16px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.section{margin-top:48px;padding-top:8px;border-top:1px solid #B3BAC4}
@media (max-width:640px){dl.design{grid-template-columns:96px 1fr}.two{columns:1}.pictures{grid-template-columns:1fr}
figure.map,figure.wide{overflow-x:auto}figure.map svg,figure.wide svg{min-width:640px}figure.map svg{max-width:none}
main{padding:24px 16px 48px}h1{font-size:24px;line-height:30px}}
@media print{
body{font-size:9pt;line-height:13pt}
main{max-width:none;padding:0}
.top{font-size:8pt}
h1{font-size:18pt;line-height:22pt;margin-top:8pt}
.sub{font-size:10pt;line-height:15pt}
h2{font-size:13pt;line-height:17pt;margin:18pt 0 5pt}
h3{font-size:10.5pt;line-height:14pt;margin:11pt 0 3pt}
.block{margin-top:8pt;padding-top:5pt}
.pictures{gap:6pt 14pt}
figure.wide{margin-top:8pt}
h4{font-size:9pt;line-height:13pt}
.headline{font-size:9.7pt;line-height:14.5pt;margin:11pt 0}
dl.design,.two,p.quote,ul.quote,blockquote{font-size:8pt;line-height:11.5pt}
dl.design{grid-template-columns:56pt 1fr 56pt 1fr;row-gap:2.5pt;column-gap:8pt}
dl.wide{grid-template-columns:96pt 1fr}
.small{font-size:7.3pt;line-height:10pt}
table{font-size:7.7pt;line-height:11pt}
th{line-height:10pt;padding:2pt 6pt 3pt 0}
td{padding:4pt 6pt 4pt 0}
figcaption{font-size:7.7pt;line-height:11pt}
.icon{width:9pt;height:9pt;vertical-align:-1.5pt;margin-right:4pt}
sup{font-size:6pt}
pre{font-size:6.6pt;line-height:9pt;padding:6pt 8pt}
pre.columns{column-width:155pt}
code{font-size:7pt}
.scroll{overflow:visible}table{overflow-wrap:anywhere}
.section,.page{break-before:page;margin-top:0;border-top:0;padding-top:0}
.section>h2:first-child,.page>h2:first-child{margin-top:0}
p,li{orphans:3;widows:3}
}
@page{margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " of " counter(pages);font:7.5pt Inter,Arial,sans-serif;color:#5B646F}@bottom-left{content:"Reliability summary, agreement with this site\2019s reference";font:7.5pt Inter,Arial,sans-serif;color:#5B646F}}
)css";
}

} // namespace attune::html
