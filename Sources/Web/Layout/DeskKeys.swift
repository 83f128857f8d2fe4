extension Asset {
    /// Keys for heads-down work. Every page works without it; it only saves the hands a journey.
    static let deskKeys = Asset(
        name: "keys",
        suffix: "js",
        mediaType: "text/javascript; charset=utf-8",
        content: keysScript
    )

    /// Enter goes to the next field and Shift+Enter back, in forms marked `swift-keys`; Ctrl+Enter sends. While an
    /// input method composes (`isComposing`, or key code 229 in older browsers) Enter belongs to the input method:
    /// otherwise every Chinese name would jump to the next field half-typed.
    private static let keysScript = """
        "use strict";
        const composing = (event) => event.isComposing || event.keyCode === 229;

        const stops = (form) => Array.from(form.elements).filter((field) =>
            field.matches("input:not([type=hidden]), select, textarea, button.primary") && !field.disabled
                && field.form === form && field.getClientRects().length > 0 && !field.closest("details:not([open])")
                && (field.type !== "radio" || field.checked || !form.querySelector(
                    `input[type=radio][name="${CSS.escape(field.name)}"]:checked`) && isFirstOfGroup(form, field)));

        const isFirstOfGroup = (form, field) =>
            form.querySelector(`input[type=radio][name="${CSS.escape(field.name)}"]`) === field;

        const step = (form, field, by) => {
            const fields = stops(form);
            const next = fields[fields.indexOf(field) + by];
            if (next) { next.focus(); if (next.select) next.select(); }
        };

        document.addEventListener("keydown", (event) => {
            const field = event.target;
            const form = field.form;
            if (!form || !form.classList.contains("swift-keys") || event.key !== "Enter" || composing(event)) return;
            if (event.ctrlKey || event.metaKey) {
                event.preventDefault();
                const buttons = Array.from(form.querySelectorAll("button.primary"));
                form.requestSubmit(buttons.find((button) => button.getClientRects().length > 0));
                return;
            }
            if (field.matches("textarea, button")) return;
            event.preventDefault();
            step(form, field, event.shiftKey ? -1 : 1);
        });

        const summary = document.querySelector(".problems");
        if (summary) summary.focus();

        for (const button of document.querySelectorAll("button[data-print]")) {
            button.hidden = false;
            button.addEventListener("click", () => window.print());
        }

        """
}
