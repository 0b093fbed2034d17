/** `busy`, the Deployment of the reference scenario, with other lines under `strategy` where given. */
export function busy(rollingUpdate = ['maxSurge: 1', 'maxUnavailable: 1']): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: busy
spec:
  replicas: 10
  selector:
    matchLabels:
      app: busy
  strategy:
    rollingUpdate:
${rollingUpdate.map(line => `      ${line}\n`).join('')}  template:
    metadata:
      labels:
        app: busy
    spec:
      containers:
        - name: busy
          image: busybox:1.28.4
`;
}
