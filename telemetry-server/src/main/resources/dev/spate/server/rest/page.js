// Shows the description beside it; nothing is loaded from elsewhere.
window.addEventListener("load", () =>
  SwaggerUIBundle({ url: "/api/openapi.yaml", dom_id: "#description", deepLinking: true, validatorUrl: null }),
);
