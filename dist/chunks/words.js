// src/doors/recorder/words.ts
const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
const summary = ({ calls, hosts, left }, file, inspected) => {
	if (calls === 0) return "no call went through the recorder. Programs have to honour HTTP_PROXY and HTTPS_PROXY; Node's own clients do from 22.21 and 24.5 on";
	return [
		`${many(calls, "call")} to ${many(hosts, "host")} written to ${file}, which holds credentials: keep it private`,
		...left === 0 ? [] : [`${many(left, "further call")} did not fit`],
		...inspected ? [] : ["of calls over TLS only host and port are known; --inspect-tls shows more"]
	].join("; ");
};

export { summary as t };