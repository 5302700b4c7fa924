/** The page of the local sign-in to the codec server. */
export const SIGN_IN_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Read histories in the Temporal UI</title>
<style>body { font: 16px/1.5 system-ui; max-width: 42rem; margin: 3rem auto; padding: 0 1rem } textarea { width: 100%; height: 8rem }</style>
<h1>Read histories in the Temporal UI</h1>
<p>On this machine only. Paste the token that <code>npm run -s token -- --role operator</code> prints; it is kept in a cookie for an hour.
In the UI, set the codec server to <code id="here"></code> with “Include cross-origin credentials”.</p>
<form><label>Token<br><textarea name="token" autocomplete="off" spellcheck="false"></textarea></label>
<p><button>Sign in</button> <output></output></p></form>
<script>
document.getElementById('here').textContent = location.origin + '/codec';
document.forms[0].addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch('/codec/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: form.token.value.trim() }),
  });
  form.token.value = '';
  form.querySelector('output').textContent = answer.ok ? 'Signed in for an hour.' : 'This token opens no histories.';
});
</script>
</html>
`;
