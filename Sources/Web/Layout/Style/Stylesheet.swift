extension Asset {
    /// The one style sheet, written by hand. Colours stand in ``Stylesheet/colours`` only; everything else speaks of
    /// them by name, so that light, dark and paper differ in one place.
    static let stylesheet = Asset(
        name: "dengwen",
        suffix: "css",
        mediaType: "text/css; charset=utf-8",
        content: [
            Stylesheet.colours, Stylesheet.ground, Stylesheet.frame, Stylesheet.forms, Stylesheet.pieces,
            Stylesheet.tables, Stylesheet.staffPages, Stylesheet.publicPages, Stylesheet.narrow, Stylesheet.paper,
        ].joined()
    )
}

/// The parts of the style sheet, in the order in which they are joined.
enum Stylesheet {
    /// Ink on paper; one blue for what can be pressed, one vermilion for the seal and for what is late.
    static let colours = """
        :root {
          color-scheme: light dark;
          --ground: #f5f4ef; --sheet: #ffffff; --raised: #fbfaf7;
          --ink: #1c2430; --soft: #545d6b; --line: #dcd9d0; --edge: #7d838e;
          --blue: #1d4f7c; --blue-deep: #163d61; --on-blue: #ffffff; --blue-tint: #e6eef6;
          --seal: #a8281e; --on-seal: #ffffff;
          --calm: #1d5a3b; --calm-tint: #e4f0e9;
          --near: #744600; --near-tint: #fdf0d5;
          --late: #971b12; --late-tint: #fbe7e4;
          --still: #4a515d; --still-tint: #eceae4;
          --mark: #fff3c4;
          --sans: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC",
            "WenQuanYi Micro Hei", system-ui, sans-serif;
          --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, "FangSong", serif;
          --mono: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #13161b; --sheet: #1a1e25; --raised: #20252d;
            --ink: #e8e6e0; --soft: #a9afba; --line: #333a45; --edge: #7f8794;
            --blue: #8fbbe8; --blue-deep: #b4d3f2; --on-blue: #0e1b29; --blue-tint: #21303f;
            --seal: #c03a2f; --on-seal: #ffffff;
            --calm: #93d3b0; --calm-tint: #1b3227;
            --near: #f2c879; --near-tint: #392c12;
            --late: #ffaba1; --late-tint: #431f1b;
            --still: #b9bfc9; --still-tint: #2a2f38;
            --mark: #4a4012;
          }
        }

        """

    /// Elements as such.
    static let ground = """
        *, *::before, *::after { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 var(--sans);
          font-variant-numeric: tabular-nums; }
        body.public { font-size: 17px; line-height: 1.7; }
        h1, h2, h3 { line-height: 1.35; font-weight: 600; text-wrap: balance; }
        h1 { font-size: 1.5rem; margin: 0 0 1rem; letter-spacing: .01em; }
        h2 { font-size: 1.0625rem; margin: 0 0 .75rem; }
        h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
        h2:where(main :not(:first-child)), :where(main > section + section) { margin-top: 1.75rem; }
        .public h1 { font-size: 1.875rem; margin: .5rem 0 1rem; }
        .public h2 { font-size: 1.25rem; }
        .public h3 { font-size: 1.0625rem; }
        p { margin: 0 0 .75rem; }
        ul, ol { margin: 0 0 .75rem; padding-left: 1.5em; }
        li { margin: .15rem 0; }
        a { color: var(--blue); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { color: var(--blue-deep); text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 3px; }
        main:focus, .problems:focus, section:focus, fieldset:focus { outline: none; }
        section:target, fieldset:target { scroll-margin-top: 1rem; }
        bdi { unicode-bidi: isolate; }
        mark { background: var(--mark); color: inherit; padding: 0 .15em; border-radius: 2px; }
        time, .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .number { font-family: var(--sans); letter-spacing: .01em; }
        .soft, .hint { color: var(--soft); }
        .hint { font-size: .875em; margin: .1rem 0 .35rem; line-height: 1.5; }
        form + .empty { margin-top: 1.25rem; }
        .empty { color: var(--soft); padding: 1.25rem; text-align: center; border: 1px dashed var(--line);
          border-radius: 6px; }
        .lead { font-size: 1.0625em; max-width: 44em; }
        .plain { list-style: none; padding: 0; }
        .grow { flex: 1 1 auto; }
        .code-picture { display: block; width: 13rem; height: 13rem; max-width: 100%; }
        .told { white-space: pre-wrap; overflow-wrap: anywhere; }

        """

    /// Header, navigation, foot.
    static let frame = """
        .skip { position: absolute; left: -999em; top: 0; z-index: 9; padding: .5rem 1rem; background: var(--sheet);
          color: var(--blue); border: 2px solid var(--blue); }
        .skip:focus { left: .5rem; top: .5rem; }
        .top { display: flex; align-items: center; gap: .5rem 1rem; padding: .5rem 1.5rem; background: var(--sheet);
          border-bottom: 1px solid var(--line); flex-wrap: wrap; }
        .mark { display: inline-flex; align-items: center; gap: .6rem; text-decoration: none; color: var(--ink); }
        .mark:hover { color: var(--ink); }
        .seal { display: inline-grid; place-items: center; width: 2.25rem; height: 2.25rem; background: var(--seal);
          color: var(--on-seal); font: 600 .8125rem/1 var(--serif); letter-spacing: .02em; border-radius: 4px;
          box-shadow: inset 0 0 0 2px var(--seal), inset 0 0 0 3px var(--on-seal); }
        .mark .name { font-weight: 600; letter-spacing: .04em; }
        .top nav ul { display: flex; gap: .25rem; list-style: none; margin: 0; padding: 0; flex-wrap: wrap; }
        .top nav a { display: inline-flex; align-items: center; gap: .4rem; min-height: 2.25rem; padding: .25rem .6rem;
          border-radius: 5px; color: var(--ink); text-decoration: none; }
        .top nav a:hover { background: var(--blue-tint); }
        .top nav a[aria-current] { background: var(--blue-tint); color: var(--blue); font-weight: 600;
          box-shadow: inset 0 -2px var(--blue); }
        .top nav .more { position: relative; }
        .top nav .more summary { display: inline-flex; align-items: center; min-height: 2.25rem;
          padding: .25rem .75rem .25rem 2.05rem; border-radius: 5px; cursor: pointer; }
        .top nav .more summary::before { left: .75rem; top: auto; }
        .top nav .more summary:hover { background: var(--blue-tint); }
        .top nav .more ul { position: absolute; z-index: 2; flex-direction: column; min-width: 11rem; padding: .35rem;
          background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; }
        .count { display: inline-block; min-width: 1.6em; padding: 0 .4em; border-radius: 1em; background: var(--still-tint);
          color: var(--still); font-size: .8125rem; font-weight: 600; text-align: center; }
        [aria-current] .count { background: var(--blue); color: var(--on-blue); }
        .who { display: flex; align-items: center; gap: .75rem; margin-left: auto; flex-wrap: wrap; }
        .who p { margin: 0; line-height: 1.35; font-size: .875rem; text-align: right; }
        .who .organ { display: block; color: var(--soft); font-size: .8125rem; }
        .role { color: var(--soft); }
        .quiet { background: none; border: 0; padding: .35rem .5rem; font: inherit; font-size: .875rem; color: var(--blue);
          text-decoration: underline; text-underline-offset: .18em; cursor: pointer; border-radius: 4px; }
        .leave { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .25rem 1rem; border-radius: 6px;
          background: var(--seal); color: var(--on-seal); font-weight: 600; text-decoration: none; font-size: 1rem; }
        .leave:hover { color: var(--on-seal); text-decoration: underline; }
        .public .top { position: sticky; top: 0; z-index: 5; padding: .5rem max(1rem, calc(50vw - 24rem)); }
        main { padding: 1.25rem 1.5rem 2rem; }
        .public main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        .foot { padding: .75rem 1.5rem 1.5rem; color: var(--soft); font-size: .8125rem; border-top: 1px solid var(--line); }
        .public .foot { max-width: 50rem; margin: 0 auto; padding: 1rem; }
        .foot p { margin: 0; }
        .message { padding: .6rem 1rem; border-radius: 6px; border-left: 4px solid var(--blue); background: var(--blue-tint); }
        .message + .message { margin-top: .6rem; }
        .message.done { border-color: var(--calm); background: var(--calm-tint); color: var(--calm); }
        .message.refusal { border-color: var(--late); background: var(--late-tint); color: var(--late); }

        """
}
