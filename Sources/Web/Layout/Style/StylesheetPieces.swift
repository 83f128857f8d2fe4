extension Stylesheet {
    /// Chips, marks, lists of facts.
    static let pieces = """
        .clock { display: inline-flex; align-items: center; gap: .35rem; padding: .05rem .55rem; border-radius: 1em;
          font-size: .8125rem; font-weight: 600; white-space: nowrap; border: 1px solid currentColor; line-height: 1.6; }
        .sign { font: .75em/1 system-ui, var(--sans); }
        .calm { color: var(--calm); background: var(--calm-tint); }
        .near { color: var(--near); background: var(--near-tint); }
        .late { color: var(--late); background: var(--late-tint); }
        .still { color: var(--still); background: var(--still-tint); }
        .flag, .level { display: inline-block; padding: 0 .45rem; border-radius: 3px; font-size: .8125rem; line-height: 1.6;
          white-space: nowrap; border: 1px solid var(--edge); color: var(--still); }
        .level { border-color: transparent; background: var(--still-tint); font-weight: 600; }
        .flag.fast { border-color: var(--near); color: var(--near); background: var(--near-tint); font-weight: 600; }
        .flag.urgent { border-color: var(--seal); background: var(--seal); color: var(--on-seal); font-weight: 600; }
        .flag + .flag, .level + .flag { margin-left: .3rem; }
        .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.25rem; margin: 0 0 .75rem; }
        .facts dt { color: var(--soft); }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .clause { display: inline-block; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 3px; color: var(--soft);
          font: .75rem/1.6 var(--mono); }
        .strip { display: grid; grid-template-columns: repeat(3, 1fr); margin: 0 0 1.25rem; background: var(--sheet);
          border: 1px solid var(--line); border-radius: 8px; }
        .strip > div { padding: .6rem .9rem; }
        .strip > div + div { border-left: 1px solid var(--line); }
        .strip dt { font-size: .8125rem; color: var(--soft); }
        .strip dd { margin: 0; font-size: 1.375rem; font-weight: 600; line-height: 1.3; }
        .slip { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem;
          max-width: 34rem; margin-bottom: .75rem; }
        .slip .facts { margin-bottom: .5rem; }
        .code-title { margin: .5rem 0 .15rem; color: var(--soft); }
        .code { display: flex; flex-wrap: wrap; gap: .4rem .6rem; margin: 0 0 .5rem; font: 700 1.375rem/1.2 var(--mono);
          letter-spacing: .08em; }
        .code span { padding: .35rem .6rem; border: 1px solid var(--edge); border-radius: 5px; background: var(--raised); }
        .secret { font: 600 1rem/1.5 var(--mono); overflow-wrap: anywhere; }
        .granted { border: 2px solid var(--calm); border-radius: 10px; background: var(--calm-tint); padding: 1.25rem;
          margin-bottom: 1.5rem; }
        .granted > :last-child { margin-bottom: 0; }
        .warning { border-left: 4px solid var(--near); background: var(--near-tint); color: var(--near); padding: .7rem 1rem;
          border-radius: 0 6px 6px 0; font-weight: 600; }

        """

    /// Dense tables that scroll by themselves on small screens.
    static let tables = """
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet);
          margin-bottom: 1.25rem; }
        .list { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.45; }
        .list th, .list td { padding: .35rem .75rem; text-align: left; border-bottom: 1px solid var(--line);
          vertical-align: middle; }
        .list thead th { font-size: .8125rem; font-weight: 600; color: var(--soft); background: var(--raised);
          white-space: nowrap; }
        .list tbody th { font-weight: 600; }
        .list tbody tr:last-child > * { border-bottom: 0; }
        .list tbody tr:hover { background: var(--blue-tint); }
        .board th, .board td { height: 2.125rem; padding-top: .15rem; padding-bottom: .15rem; }
        .board .button.small { min-height: 1.625rem; }
        .list .figure { text-align: right; white-space: nowrap; }
        .list .flags, .list .do { white-space: nowrap; }
        .list .do details { white-space: normal; min-width: 14rem; }
        .list .do .button + .button, .list .do form + form { margin-left: .35rem; }
        .list .address { overflow-wrap: anywhere; min-width: 14rem; }
        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.5rem; margin-bottom: .75rem; }
        .bar .primary { margin-left: auto; }
        .bar > form.inline { margin-left: auto; }
        .tabs ul { display: flex; gap: .25rem; list-style: none; margin: 0; padding: 0; }
        .tabs a { display: inline-flex; align-items: center; gap: .45rem; padding: .3rem .9rem; min-height: 2.25rem;
          border-radius: 5px; text-decoration: none; color: var(--ink); border: 1px solid transparent; }
        .tabs a:hover { background: var(--blue-tint); }
        .tabs a[aria-current] { background: var(--sheet); border-color: var(--blue); color: var(--blue); font-weight: 600; }
        .signed { margin-top: 3rem; }
        .filter { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; font-size: .875rem; }
        .filter select { width: auto; min-height: 1.875rem; padding: .1rem .5rem; }
        .pages { display: flex; flex-wrap: wrap; gap: .6rem; margin: .75rem 0 1.25rem; }
        .top .find { display: flex; align-items: center; gap: .4rem; font-size: .875rem; }
        .top .find input { width: 9rem; min-height: 1.875rem; padding: .1rem .5rem; }

        """
}
