/// The elements our pages are made of. There is no `script`, `style`, `iframe`, `object` or `base` among them, and a
/// content security policy that forbids inline code stands behind this list.
public enum Tag: String, Sendable {
    case a, address, article, aside, b, bdi, body, button, caption, code, dd, details, div, dl, dt, em
    case fieldset, figcaption, figure, footer, form, h1, h2, h3, head, header, html, label, legend, li, main, mark
    case nav, ol, optgroup, option, output, p, pre, section, select, small, span, strong, summary, table, tbody, td
    case textarea, tfoot, th, thead, time, title, tr, ul, datalist
    // A drawing of ours, with paths alone: nothing in it runs or refers to anything.
    case svg, path
}

/// The elements without content.
public enum VoidTag: String, Sendable {
    case br, hr, input, link, meta
}
