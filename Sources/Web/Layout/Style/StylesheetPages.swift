extension Stylesheet {
    /// What only single staff pages have.
    static let staffPages = """
        .desk { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 27rem); gap: 1.5rem; align-items: start; }
        .clue, .notice { display: grid; grid-template-columns: minmax(0, 1fr) minmax(21rem, 26rem); gap: 1.5rem;
          align-items: start; }
        .desk .entry, .sealed, .known > section, .item, .rail > section { background: var(--sheet);
          border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; }
        .desk .entry > section + section { border-top: 1px solid var(--line); margin-top: .75rem; padding-top: .75rem; }
        .desk .entry > section { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; align-items: start; }
        .desk .entry > section > h2 { grid-column: 1; margin: 0; padding-top: .1rem; }
        .desk .entry > section > :not(h2) { grid-column: 2; justify-self: stretch; }
        .desk .entry > section > .button { justify-self: start; }
        .desk .entry > .actions, .desk .entry > .questions { margin-left: 7.5rem; }
        .desk .entry > section > :last-child, .rail > section > :last-child, .known > section > :last-child,
        .item > section > :last-child { margin-bottom: 0; }
        .desk .field.wide { margin-bottom: .6rem; }
        .sealed { margin-top: 1rem; border: 2px solid var(--seal); }
        .sealed h2 { color: var(--late); }
        .person { border-left: 3px solid var(--line); padding-left: .85rem; margin-bottom: .75rem; }
        .person legend { font-size: .875rem; color: var(--soft); margin-bottom: .2rem; }
        .person .fields { margin-bottom: 0; grid-template-columns: 3fr 4fr 3fr 3fr; }
        .person .fields .field { grid-column: auto; }
        .saved { margin-bottom: 1.25rem; }
        .rail .list { font-size: .875rem; }
        .rail .list th, .rail .list td { padding: .3rem .6rem; }
        .triage { display: grid; gap: 1.5rem; align-items: start; }
        .triage.opened { grid-template-columns: minmax(16rem, 21rem) minmax(0, 1fr); }
        .cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem; }
        .cards li { margin: 0; }
        .card { display: block; padding: .55rem .85rem; background: var(--sheet); border: 1px solid var(--line);
          border-radius: 6px; color: var(--ink); text-decoration: none; font-size: .9375rem; }
        .card:hover { border-color: var(--blue); color: var(--ink); }
        .card[aria-current] { border-color: var(--blue); box-shadow: inset 4px 0 var(--blue); background: var(--blue-tint); }
        .line { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem .4rem; }
        .card .line + .line { margin-top: .15rem; font-size: .8125rem; }
        .item > header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: .75rem; }
        .item > header h2 { margin: 0; font-size: 1.25rem; }
        .letter-text { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1rem; max-width: 46em; line-height: 1.8; }
        .suggestions { background: var(--raised); border: 1px solid var(--line); border-radius: 6px;
          padding: .75rem 1rem; margin: 1rem 0; }
        .suggestions h3 { margin-top: 0; }
        .suggestions dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1.25rem; margin: 0 0 .5rem; }
        .suggestions dt { color: var(--soft); }
        .suggestions dd { margin: 0; }
        .because { display: block; color: var(--soft); font-size: .875rem; }
        .because mark { color: var(--ink); }
        .proposal { border-top: 1px solid var(--line); margin-top: 1rem; }
        .under-title { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; margin: -.5rem 0 1.25rem; }
        .under-title .flag { margin: 0; }
        .under-title .state { margin-left: .5rem; padding-left: .9rem; border-left: 2px solid var(--line); }
        .rail > .inline + .button { margin-left: .6rem; }
        .known > section + section, .rail > section + section { margin-top: 1rem; }
        .people { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem 1.5rem; }
        .people .facts { margin: 0; align-content: start; }
        .report + .report { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .25rem; }
        .report > section + .step { border-top: 1px solid var(--line); margin-top: 1.75rem; padding-top: .5rem; }
        .report h3 { font-weight: 600; color: var(--soft); font-size: .9375rem; }
        summary { position: relative; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; cursor: pointer;
          padding: .35rem 0 .35rem 1.3rem; list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary::before { content: "›"; position: absolute; left: 0; top: .35rem; width: .8em; text-align: center;
          font-weight: 700; color: var(--blue); }
        details[open] > summary::before { transform: rotate(90deg); }
        .clock-line + .clock-line, .step + .step { border-top: 1px solid var(--line); }
        .clock-line[open], .step[open] { padding-bottom: .75rem; }
        .clock-line p, .reckoning { margin: .15rem 0 0 1.3rem; font-size: .875rem; color: var(--soft); }
        .reckoning { padding-left: 1.2em; }
        .step > summary { font-weight: 600; }
        .step > :not(summary) { margin-left: 1.3rem; }
        .rail .step .entry { padding: 0; border: 0; }
        .missing { color: var(--near); }
        .story { list-style: none; margin: 0; padding: 0 0 0 1.1rem; border-left: 2px solid var(--line); }
        .story li { position: relative; margin: 0 0 .85rem; font-size: .9375rem; }
        .story li::before { content: ""; position: absolute; left: calc(-1.1rem - 6px); top: .5em; width: 10px; height: 10px;
          border-radius: 50%; background: var(--sheet); border: 2px solid var(--blue); }
        .story .soft { font-size: .8125rem; }
        .story p { margin: 0; }
        .remark { color: var(--soft); border-left: 3px solid var(--line); padding-left: .6rem; }
        .letter { background: #ffffff; color: #111111; color-scheme: light; border: 1px solid var(--line);
          box-shadow: 0 2px 12px rgb(0 0 0 / .08); padding: 3.5rem 3.75rem; max-width: 48rem; min-height: 62rem;
          font: 1.0625rem/2 var(--serif); }
        .letter h2 { text-align: center; font-size: 1.5rem; letter-spacing: .12em; margin: 2.25rem 0; }
        .letter p { margin: 0; }
        .letter-organ { text-align: center; font-size: 1.625rem; font-weight: 700; color: #a8281e; letter-spacing: .12em;
          line-height: 1.5; }
        .letter-number { text-align: center; padding-bottom: .6rem; border-bottom: 2px solid #a8281e; }
        .letter .letter-paragraph { text-indent: 2em; text-align: justify; }
        .letter-signature { text-align: right; padding-right: 2em; }
        .letter-paragraph + .letter-signature { margin-top: 3rem; }
        .paper-sheet .letter-number { color: #111111; }
        .paper-copy { text-align: left; font-family: inherit; }
        .paper-void { text-align: center; color: #a8281e; font-weight: 700; letter-spacing: .5em; }
        .letter-copy { text-align: right; font-size: .875rem; }
        .endpoint { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem;
          margin-bottom: 1rem; }
        .endpoint > header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: .5rem; }
        .endpoint > header h3 { margin: 0; font-size: 1.125rem; }
        .endpoint > .actions { margin-bottom: .5rem; }
        .endpoint .scroll { margin-bottom: 0; }
        .leaf { max-width: 48rem; }
        .delivery-record { background: #ffffff; color: #111111; color-scheme: light; border: 1px solid var(--line);
          border-top: 2px dashed #666666; padding: 1.25rem 3.75rem; font: .9375rem/2 var(--serif); }
        .delivery-record h2 { text-align: center; font-size: 1.0625rem; letter-spacing: .12em; margin: 0 0 .5rem; }
        .delivery-record p { margin: 0; overflow-wrap: anywhere; }

        """

    /// What only public pages have.
    static let publicPages = """
        .doors { list-style: none; margin: 1.5rem 0 2.5rem; padding: 0; display: grid; gap: 1rem;
          grid-template-columns: repeat(3, minmax(0, 1fr)); }
        .doors li { margin: 0; }
        .door { display: flex; flex-direction: column; gap: .35rem; height: 100%; padding: 1.25rem; background: var(--sheet);
          border: 1px solid var(--line); border-top: 4px solid var(--blue); border-radius: 8px; text-decoration: none;
          color: var(--ink); }
        .door strong { font-size: 1.25rem; color: var(--blue); }
        .door span { color: var(--soft); font-size: .9375rem; }
        .door:hover { border-color: var(--blue); background: var(--blue-tint); color: var(--ink); }
        .public main > section { margin-top: 2rem; }
        .public .entry > section { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
          padding: 1.25rem 1.5rem; margin-bottom: 1rem; }
        .public .entry > section.elsewhere { border: 2px solid var(--seal); }
        .public .entry + .hint { margin-top: 1rem; }
        .public .field.short { grid-column: span 6; }
        .public .fields .field:not(.short) { grid-column: 1 / -1; }
        .code-field input { font: 600 1.25rem/1.4 var(--mono); letter-spacing: .08em; text-transform: uppercase; }
        .steps { list-style: none; margin: 1.5rem 0 2rem; padding: 0; display: grid;
          grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .5rem; }
        .steps li { margin: 0; padding: .75rem 0 0; border-top: 5px solid var(--line); display: flex; flex-direction: column;
          line-height: 1.4; }
        .steps strong::before { content: "○ "; }
        .steps .past { border-color: var(--calm); }
        .steps .past strong::before { content: "✓ "; color: var(--calm); }
        .steps .present { border-color: var(--blue); }
        .steps .present strong { color: var(--blue); }
        .steps .present strong::before { content: "● "; }
        .steps .future strong { color: var(--soft); font-weight: 400; }
        .steps time, .steps .soft { font-size: .875rem; color: var(--soft); }
        .public .report { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
          padding: .5rem 1.25rem 1rem; margin-bottom: 1rem; }
        .public .report + .report { padding-top: .5rem; }
        .public .step { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px;
          padding: .4rem 1.25rem; margin-bottom: .75rem; }

        """
}
