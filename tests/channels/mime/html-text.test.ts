import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../../src-main/channels/mime/html-text.ts'

describe('HTML as text', () => {
  it.each([
    ['words', 'Hello <b>dear</b> Ana', 'Hello dear Ana'],
    ['entities', 'Fish &amp; chips&nbsp;5&euro; &#128512;', 'Fish & chips 5€ 😀'],
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['line breaks', 'One<br>Two<br><br>Three', 'One\nTwo\n\nThree'],
    ['blocks', '<div>One</div><div>Two</div>', 'One\nTwo'],
    ['empty blocks', '<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
    ['nested blocks', '<div><div><div>One</div></div></div><div>Two</div>', 'One\nTwo'],
    ['white space', '<p>\n  One\n   two </p>\n\n', 'One two'],
    ['spaces between inline tags', 'a <i>b</i> <u>c</u>d', 'a b cd'],
    ['lists', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    [
      'tables',
      '<table><tr><td>Item</td><td>7 €</td></tr><tr><td>Sum</td><td>7 €</td></tr></table>',
      'Item 7 €\nSum 7 €',
    ],
    ['links', 'See <a href="https://shop.test/7">order 7</a>.', 'See order 7.'],
    ['styles and scripts', '<style>p{}</style><script>x()</script>Hi<title>T</title>', 'Hi'],
    ['a hidden preheader', '<div style="display:none;max-height:0">Sale!</div>Hi', 'Hi'],
    ['a preheader hidden from Outlook', '<span style="mso-hide: all">Sale!</span>Hi', 'Hi'],
    ['the hidden attribute', '<p hidden>Sale!</p>Hi', 'Hi'],
    ['small but visible text', '<p style="font-size:0.8em">Hi</p>', 'Hi'],
    ['fillers after a preheader', 'Sale&#8204;&nbsp;&#8204;&nbsp;&#8203;&#847; now', 'Sale now'],
    ['quotes', 'Hi<blockquote>Old<br>words</blockquote>Bye', 'Hi\n\n> Old\n> words\n\nBye'],
    ['quotes in quotes', '<blockquote>One<blockquote>Two</blockquote></blockquote>', '> One\n\n> > Two'],
    ['preformatted text', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['webmail emoji', 'Thanks <img alt="🙏" src="x"><img alt="Company logo" src="y">', 'Thanks 🙏'],
    ['unclosed tags', '<div>One<p>Two<b>bold', 'One\n\nTwobold'],
    ['a comment', 'a<!-- b -->c', 'ac'],
    ['Outlook conditions', '<!--[if mso]><p>old</p><![endif]-->new', 'new'],
    ['comparison signs', '1 < 2 &lt; 3', '1 < 2 < 3'],
    ['nothing', '', ''],
  ])('reads %s', (_what, html, text) => {
    expect(htmlToText(html)).toBe(text)
  })
})
