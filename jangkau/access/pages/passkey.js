// Asks the device for a passkey, to make one or to sign in with one, and goes where the server says.
const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
const read = {
  create: (options) => PublicKeyCredential.parseCreationOptionsFromJSON(options),
  get: (options) => PublicKeyCredential.parseRequestOptionsFromJSON(options),
};

async function sent(address, told) {
  const answer = await fetch(address, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.why);
  return said;
}

async function pressed(button) {
  const why = document.getElementById("why");
  why.hidden = true;
  try {
    const way = button.dataset.passkey;
    const field = (name) => document.querySelector(`input[name=${name}]`)?.value ?? "";
    const publicKey = read[way](await sent(button.dataset.ask, { form: field("form") }));
    const made = await navigator.credentials[way]({ publicKey });
    const said = await sent(button.dataset.send, {
      form: field("form"), ke: field("ke"), name: field("name"), credential: made.toJSON(),
    });
    location.assign(said.to);
  } catch {
    why.textContent = button.dataset.failed;
    why.hidden = false;
  }
}

if (able) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = false;
    if (part.dataset.passkey) part.addEventListener("click", () => pressed(part));
  }
}
