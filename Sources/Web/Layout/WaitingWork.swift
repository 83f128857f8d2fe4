extension Asset {
    /// The work for a place while too much comes in. Whoever does not run it answers a question instead.
    static let waitingWork = Asset(
        name: "work",
        suffix: "js",
        mediaType: "text/javascript; charset=utf-8",
        content: workScript
    )

    /// One file for the page and for its worker, which has no document. The worker tries word after word, each with one call
    /// of what the browser has built in, until the hash begins with the zero bits that are asked for (`WorkHash`); it sees
    /// the number alone, and nothing that was typed. The page says in words how far it is, fills the hidden field, and asks
    /// for no answer once it did, if it asked for one. Where something is missing (`crypto.subtle` is, without TLS), the
    /// question stays.
    private static let workScript = """
        "use strict";
        const letters = new TextEncoder();

        const beginsWithZeros = (hash, bits) => {
            for (let bit = 0; bit < bits; bit += 1) {
                if (hash[bit >> 3] & (128 >> (bit & 7))) return false;
            }
            return true;
        };

        const work = async ({ number, bits, rounds }) => {
            const recipe = { name: "PBKDF2", hash: "SHA-256", salt: letters.encode(number), iterations: rounds };
            for (let word = 0; word < 64 * 2 ** bits; word += 1) {
                const raw = letters.encode(String(word));
                const key = await crypto.subtle.importKey("raw", raw, "PBKDF2", false, ["deriveBits"]);
                const hash = new Uint8Array(await crypto.subtle.deriveBits(recipe, key, 256));
                if (beginsWithZeros(hash, bits)) return postMessage({ found: String(word) });
                if (word % 64 === 63) postMessage({ tried: word + 1 });
            }
            postMessage({});
        };

        const watch = (box, source) => {
            const form = box.closest("form");
            const field = form.elements["wait-work"];
            const answer = form.elements["wait-answer"];
            const status = box.querySelector("[role=status]");
            const bits = Number(box.dataset.bits);
            let tried = 0;
            let toldAt = 0;
            let isOpen = false;
            let hasFailed = false;

            const tell = () => {
                let name = isOpen ? "slow" : "works";
                if (hasFailed) name = "fails";
                if (field.value) name = isOpen ? "open" : "found";
                const words = box.querySelector(`[data-words=${name}]`).textContent;
                status.textContent = words.replace("{tried}", tried).replace("{mean}", 2 ** bits);
                toldAt = performance.now();
            };
            const end = (found) => {
                field.value = found || "";
                hasFailed = !found;
                if (answer) {
                    answer.required = hasFailed;
                    for (const mark of answer.closest(".field").querySelectorAll(".must")) mark.hidden = !hasFailed;
                }
                tell();
            };

            setTimeout(() => { isOpen = true; tell(); }, Number(box.dataset.seconds) * 1000);
            if (field.value) { end(field.value); return; }
            tell();
            try {
                const worker = new Worker(source);
                worker.onerror = () => end();
                worker.onmessage = ({ data }) => {
                    if (!data.tried) { worker.terminate(); end(data.found); return; }
                    tried = data.tried;
                    // Often enough to be seen, seldom enough to be heard.
                    if (performance.now() - toldAt > 5000) tell();
                };
                worker.postMessage({
                    number: form.elements["wait-number"].value, bits, rounds: Number(box.dataset.rounds),
                });
            } catch (error) { end(); }
        };

        if (typeof document === "undefined") {
            onmessage = ({ data }) => { work(data).catch(() => postMessage({})); };
        } else {
            const box = document.getElementById("work");
            if (box) watch(box, document.currentScript.src);
        }

        """
}
