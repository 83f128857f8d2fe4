extension Stylesheet {
    /// Forms: labels above, problems beside the field that has them, everything reachable with a thumb.
    static let forms = """
        fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
        legend { padding: 0; font-weight: 600; }
        label { font-weight: 600; }
        .fields { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: .75rem 1rem; align-items: end;
          margin-bottom: .75rem; }
        .field { grid-column: span 6; }
        .entry > .field, .entry > section > .field { margin-bottom: .85rem; }
        .field.short { grid-column: span 3; }
        .field.wide { grid-column: 1 / -1; margin-bottom: .85rem; }
        .field > label:not(.choice), .field > legend { display: block; font-size: .875em; margin-bottom: .2rem; }
        .must { font-weight: 400; color: var(--soft); font-size: .9em; }
        input:not([type=radio], [type=checkbox], [type=file]), select, textarea { width: 100%; min-height: 2.375rem;
          padding: .35rem .6rem; font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge);
          border-radius: 5px; }
        textarea { line-height: 1.7; resize: vertical; }
        input:hover, select:hover, textarea:hover { border-color: var(--blue); }
        input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 3px solid var(--blue);
          outline-offset: 0; border-color: var(--blue); }
        input[type=radio], input[type=checkbox] { width: 1.15em; height: 1.15em; margin: 0; flex: none;
          accent-color: var(--blue); }
        .public input:not([type=radio], [type=checkbox], [type=file]), .public select { min-height: 2.75rem; }
        .choice { display: inline-flex; align-items: flex-start; gap: .55rem; font-weight: 400; line-height: 1.45;
          cursor: pointer; }
        .choice input { margin-top: .18em; }
        .row { display: flex; flex-wrap: wrap; gap: .4rem; }
        .row .choice { align-items: center; padding: .3rem .75rem; min-height: 2.25rem; border: 1px solid var(--line);
          border-radius: 5px; background: var(--sheet); }
        .row .choice input { margin-top: 0; }
        .row .choice:hover, .stack .choice:hover { border-color: var(--blue); }
        .row .choice:has(:checked), .stack .choice:has(:checked) { border-color: var(--blue); background: var(--blue-tint);
          box-shadow: inset 0 0 0 1px var(--blue); }
        .stack { display: grid; gap: .5rem; }
        .ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1rem; }
        .ticks > .field:not(:has(.hint)) { grid-column: auto; }
        .stack .choice { padding: .55rem .8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); }
        .refused { padding-left: .75rem; border-left: 4px solid var(--late); }
        .refused input:not([type=radio], [type=checkbox]), .refused select, .refused textarea { border-color: var(--late);
          border-width: 2px; }
        .problem { color: var(--late); font-weight: 600; font-size: .875em; margin: .1rem 0 .3rem; }
        .problems { border: 2px solid var(--late); border-radius: 8px; background: var(--late-tint); padding: .85rem 1.1rem;
          margin-bottom: 1.25rem; }
        .problems h2 { color: var(--late); margin-bottom: .35rem; }
        .problems ul { margin: 0; }
        .problems a { color: var(--late); font-weight: 600; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; margin-top: .5rem; }
        .button { display: inline-flex; align-items: center; justify-content: center; min-height: 2.375rem;
          padding: .35rem 1rem; font: inherit; font-weight: 600; color: var(--blue); background: var(--sheet);
          border: 1px solid var(--blue); border-radius: 5px; cursor: pointer; text-decoration: none; white-space: nowrap; }
        .button:hover { background: var(--blue-tint); color: var(--blue-deep); }
        .button.primary { background: var(--blue); color: var(--on-blue); }
        .button.primary:hover { background: var(--blue-deep); border-color: var(--blue-deep); color: var(--on-blue); }
        .button.small { min-height: 1.875rem; padding: .1rem .7rem; font-size: .875rem; }
        .button.large { min-height: 3rem; padding: .5rem 2rem; font-size: 1.0625rem; }
        .inline { display: inline; }
        main > .entry, main > section > .entry { max-width: 60rem; }
        .entry.narrow { max-width: 24rem; }
        .entry.narrow .field { margin-bottom: 1rem; }
        .only-joint { display: none; }
        form:has(#signature-joint:checked) .only-joint { display: grid; }
        form:has(#signature-anonymous:checked) .reporter { display: none; }
        .sealed, .elsewhere { display: none; }
        div:has(> form #managed-upper:checked) > .sealed, div:has(> form #managed-own-head:checked) > .sealed,
        form:has(#managed-upper:checked) .elsewhere, form:has(#managed-own-head:checked) .elsewhere { display: block; }
        form:has(#managed-upper:checked) .content, form:has(#managed-own-head:checked) .content { display: none; }
        .asks-first:not(:has(#managed-own:checked, #managed-lower:checked, #managed-unknown:checked)) .content { display: none; }
        .asks-first .unanswered { display: none; }
        div:has(> form #managed-upper:checked) > .sealed .why-own-head,
        div:has(> form #managed-own-head:checked) > .sealed .why-upper { display: none; }
        @supports not selector(:has(a)) { .sealed, .elsewhere { display: block; } .only-joint { display: grid; }
          .asks-first:not(.answered) .content { display: none; } .asks-first:not(.answered) .unanswered { display: block; } }

        """
}
